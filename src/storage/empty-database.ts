import type pg from 'pg'

/** Removes every table and function of the register. As the owner, inside the caller's transaction where there is one. */
export async function emptyDatabase(owner: pg.ClientBase | pg.Pool): Promise<void> {
  await owner.query(`
    do $$
    declare found record;
    begin
      for found in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') loop
        execute format('drop table if exists %s cascade', found.name);
      end loop;
      for found in select p.oid::regprocedure as name from pg_proc p where pronamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
        execute format('drop function if exists %s cascade', found.name);
      end loop;
    end
    $$`)
}

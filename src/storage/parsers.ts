import pg from 'pg'

const DATE = 1082
const INT8 = 20
const TIMESTAMPTZ = 1184

/**
 * How values of the register's connections read: days as ISO strings, int8 as number, instants as ISO strings in UTC.
 * Given to each pool rather than set globally, since pg-boss shares the driver and wants its `Date`s.
 */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (value: string) => value
    if (oid === INT8) return Number
    if (oid === TIMESTAMPTZ) return (value: string) => new Date(value).toISOString()
    return pg.types.getTypeParser(oid, format)
  },
} as pg.CustomTypesConfig

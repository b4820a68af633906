-- What is known of a file besides what it is: that it has macros, is packed, does something where it is opened, is locked.
alter table files add column marks text[] not null default '{}';

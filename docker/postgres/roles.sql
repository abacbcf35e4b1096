-- Makes the four roles of the service once, when the database is new: the same as src/modules/platform/database/roles.ts
-- makes on the embedded server. Run by the entry point of the postgres image as its superuser, in database critical_friend.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD

-- Rights are held by the first two, which nobody signs in as.
create role critical_friend_runtime nologin;
create role critical_friend_special nologin;
create role critical_friend_owner login;
create role critical_friend_app login;
grant critical_friend_runtime to critical_friend_app;
grant critical_friend_special to critical_friend_app with inherit false, set true;

alter role critical_friend_owner password :'owner_password';
alter role critical_friend_app password :'app_password';
alter database critical_friend owner to critical_friend_owner;

/** What a person `p` holds now, as an array of grants, for the select list of a query. */
export const GRANTS_OF_PERSON = `(select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope)), '[]')
  from live_grant g where g.person_id = p.id)`;

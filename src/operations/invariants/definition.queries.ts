import { digestOf } from '../../workflow/deployment';
import { Findings, type Invariant } from './invariant';

export const definitionsUnchanged: Invariant = {
  id: 'I11',
  title: 'the version every run is pinned to exists and is what was deployed',
  async check({ db }) {
    const found = new Findings();
    const forms = await db.query<{ process_definition_id: string; form_key: string; schema: string }>('SELECT process_definition_id, form_key, schema FROM form_definition');
    for (const { id, xml, digest } of await db.query<{ id: string; xml: string; digest: string }>('SELECT id, xml, digest FROM process_definition')) {
      const own = forms.filter((form) => form.process_definition_id === id).map((form) => [form.form_key, JSON.parse(form.schema)] as const);
      found.look();
      if (digestOf(xml, new Map(own)) !== digest) found.breach('diagram or form was changed', id);
    }
    found.breachAll('run of a version that is not there', await db.query('SELECT i.id AS id FROM process_instance i LEFT JOIN process_definition d ON d.id = i.process_definition_id WHERE d.id IS NULL OR d.key <> i.process_definition_key'));
    found.breachAll('task of another version than its run', await db.query('SELECT t.id AS id FROM user_task t JOIN process_instance i ON i.id = t.process_instance_id WHERE t.process_definition_id <> i.process_definition_id'));
    found.breachAll('versions with a gap', await db.query('SELECT key AS id FROM process_definition GROUP BY key HAVING MAX(version) <> COUNT(*) OR MIN(version) <> 1'));
    return found;
  },
};

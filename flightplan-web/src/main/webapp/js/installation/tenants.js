/** The hospitals: who they are, what they have switched on, and what a platform administrator does with them. */
import { all, command } from '../api.js';
import { element, written } from '../dom.js';
import { randomId } from '../session.js';
import { texts } from '../texts.js';
import { dayMonthYear } from '../words.js';
import { ask } from './confirm.js';
import { perform } from './deeds.js';
import { forgetNames } from './hospitals.js';
import { part } from './part.js';
import { button, mark, table } from './table.js';
import { tenantForm } from './tenant-form.js';

const EVERY_MS = 15_000;
const words = texts.installation.tenants;

/** @param {AbortSignal} signal */
export function tenantsPart(signal) {
  const shown = part(
    {
      title: texts.installation.sections.tenants,
      hint: words.hint,
      read: () => all('admin/tenants', {}, { signal }),
      draw: (tenants) => [
        button('new tenant', words.add, () => edit()),
        tenants.length ? list(tenants) : element('p', {}, words.none),
      ],
      every: EVERY_MS,
    },
    signal,
  );
  const changed = () => {
    forgetNames();
    shown.due();
  };
  /** @param {Api.Tenant} [tenant] */
  const edit = (tenant) => tenantForm(tenant, changed, signal);
  /**
   * @param {string} what
   * @param {Api.Tenant} tenant
   * @param {object} change
   */
  const change = (what, { id }, change) =>
    perform(what, () => command('PATCH', `admin/tenants/${id}`, change, { key: randomId() }), { after: changed });
  /** @param {Api.Tenant} tenant */
  const toggle = (tenant) => {
    const { name, active } = tenant;
    const what = active ? words.suspendOf(name) : words.resumeOf(name);
    const act = () => change(what, tenant, { active: !active });
    if (active) ask({ title: what, says: words.suspensionDoes, yes: words.suspend, act }, signal);
    else act();
  };
  /** @param {Api.Tenant[]} tenants */
  const list = (tenants) =>
    table(
      words.caption,
      [
        { label: words.name },
        { label: words.state },
        { label: words.zone },
        { label: words.specialties },
        { label: words.careTeams },
        { label: words.since },
        { label: words.doing },
      ],
      tenants.map((tenant) => [
        [written(tenant.name), element('small', {}, element('code', {}, tenant.id))],
        tenant.active ? words.active : mark(words.suspended, true),
        tenant.time_zone,
        (tenant.enabled_specialties ?? []).join(', ') || words.noSpecialty,
        tenant.care_teams ? words.kept : words.notKept,
        tenant.created_at && dayMonthYear(Date.parse(tenant.created_at)),
        [
          button(`change ${tenant.id}`, words.change, () => edit(tenant), { of: tenant.name }),
          ' ',
          button(`toggle ${tenant.id}`, tenant.active ? words.suspend : words.resume, () => toggle(tenant), {
            of: tenant.name,
            danger: tenant.active,
          }),
        ],
      ]),
    );
  return shown.node;
}

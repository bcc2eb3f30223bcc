/** The dialog that makes a hospital, or changes one. The id is made here, so that a try without an answer is repeated safely. */
import { ApiError, all, command, post } from '../api.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { showErrors } from '../record/controls.js';
import { randomId } from '../session.js';
import { texts } from '../texts.js';
import { timeZone } from '../zone.js';

const words = texts.installation.tenants;

/**
 * @param {Api.Tenant | undefined} tenant to change; undefined for a new one
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export async function tenantForm(tenant, changed, signal) {
  const id = tenant?.id ?? randomId();
  const specialties = element('div', { class: 'checks' }, element('p', {}, texts.installation.loading));
  const note = element('div', { class: 'form-note', role: 'alert' });
  const save = element('button', { type: 'submit', class: 'primary' }, tenant ? words.save : words.add);
  const form = element(
    'form',
    { class: 'record-form', novalidate: true, onsubmit: submit },
    element('h2', { id: 'tenant-title' }, tenant ? words.changeOf(tenant.name) : words.add),
    tenant &&
      element(
        'ul',
        { class: 'effects' },
        words.changeDoes.map((each) => element('li', {}, each)),
      ),
    field('name', words.name, words.nameHelp, { value: tenant?.name ?? '', 'aria-required': 'true' }),
    field('time_zone', words.zone, words.zoneHelp, { value: tenant?.time_zone ?? timeZone(), list: 'zones' }),
    element(
      'datalist',
      { id: 'zones' },
      ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => element('option', { value })),
    ),
    element(
      'fieldset',
      { class: 'field', 'data-field': 'enabled_specialties' },
      element('legend', {}, words.specialties),
      specialties,
      element('p', { class: 'field-error' }),
    ),
    note,
    element(
      'p',
      { class: 'form-buttons' },
      save,
      element('button', { type: 'button', onclick: () => dialog.close() }, texts.recording.cancel),
    ),
  );
  const dialog = element(
    'dialog',
    { class: 'record', 'aria-labelledby': 'tenant-title', onclose: () => dialog.remove() },
    form,
  );
  document.body.append(dialog);
  dialog.showModal();
  /** @type {HTMLElement | null} */ (form.querySelector('input'))?.focus();
  signal.addEventListener('abort', () => dialog.close(), { once: true });
  await choices();

  async function choices() {
    try {
      const known = await all('specialties', {}, { signal });
      // what is enabled may be one version of a pack, which the list of packs does not name
      const enabled = tenant?.enabled_specialties ?? [];
      const others = enabled.filter((each) => !known.some(({ name }) => name === each));
      fill(
        specialties,
        [...known, ...others.map((name) => ({ name, label: name }))].map(({ name, label }) =>
          element(
            'label',
            {},
            element('input', { type: 'checkbox', name: 'specialty', value: name, checked: enabled.includes(name) }),
            label,
          ),
        ),
      );
    } catch (error) {
      if (!signal.aborted) fill(specialties, element('p', {}, wordsOf(error)));
    }
  }

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const entered = new FormData(form);
    const body = {
      name: String(entered.get('name')).trim(),
      time_zone: String(entered.get('time_zone')).trim(),
      enabled_specialties: entered.getAll('specialty').map(String),
    };
    showErrors(form, body.name ? {} : { name: texts.recording.required });
    if (!body.name) return;
    save.disabled = true;
    fill(note);
    try {
      if (tenant) await command('PATCH', `admin/tenants/${id}`, body, { key: randomId() });
      else await post('admin/tenants', { id, ...body });
      changed();
      dialog.close();
    } catch (error) {
      explain(error);
    } finally {
      save.disabled = false;
    }
  }

  /** @param {unknown} error */
  function explain(error) {
    const told = error instanceof ApiError ? Object.entries(error.fieldErrors) : [];
    if (!told.length) return fill(note, element('p', {}, wordsOf(error)));
    showErrors(form, Object.fromEntries(told.map(([name, errors]) => [name.replace(/\[.*/, ''), errors.join(' ')])));
  }
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} help
 * @param {Dom.Attributes} more
 */
function field(name, label, help, more) {
  const id = `tenant-${name}`;
  const described = `${id}-help ${id}-error`;
  return element(
    'div',
    { class: 'field', 'data-field': name },
    element('label', { for: id }, `${label} *`),
    element('input', { id, name, type: 'text', autocomplete: 'off', 'aria-describedby': described, ...more }),
    element('small', { id: `${id}-help`, class: 'help' }, help),
    element('p', { id: `${id}-error`, class: 'field-error' }),
  );
}

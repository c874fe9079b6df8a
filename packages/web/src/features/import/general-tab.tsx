import type { ImportJobAnswer } from '@planner/api-client';
import { weekdays } from '@planner/core';
import { Field } from '../../components/field.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { TimeField } from '../../components/time-field.tsx';
import { msOf } from '../../lib/instants.ts';
import { dateText, instantText } from '../../lib/time-text.ts';
import { FilePart } from './file-part.tsx';
import { jobHref, useJobs } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import { Check, SeedFields } from './job-fields.tsx';
import type { FieldsProps } from './job-fields.tsx';
import { SettingsForm, useEditedSettings } from './settings-form.tsx';

/** What the job is, when it runs, and what stops it. */
export function GeneralTab({ job }: { readonly job: ImportJobAnswer }) {
  const { ti } = useImportText();
  const edited = useEditedSettings(job);
  const { settings, change } = edited;
  return (
    <>
      {job.settings.dataSource === 'csv' && <FilePart job={job} />}
      <SettingsForm
        edited={edited}
        more={job.ready && <ButtonLink href={jobHref(job.id, 'linking')}>{ti('toLinking')}</ButtonLink>}
      >
        <Field label={ti('field.dataSource')} hint={ti('source.hint', { source: settings.dataSource })}>
          {(control) => (
            <input {...control} className="input" readOnly value={ti('source', { source: settings.dataSource })} />
          )}
        </Field>
        <SeedFields value={settings} onChange={change} />
        <SchedulePart job={job} value={settings} onChange={change} />
        <BrakePart value={settings} onChange={change} />
      </SettingsForm>
    </>
  );
}

// Any week that begins on a Monday gives the names of its days.
const someMonday = Temporal.PlainDate.from('2026-11-23');

function SchedulePart({ job, value, onChange }: FieldsProps<'schedule'> & { readonly job: ImportJobAnswer }) {
  const text = useImportText();
  const { ti } = text;
  const { data } = useJobs();
  const { schedule } = value;
  const change = (some: Partial<typeof schedule>) => onChange({ schedule: { ...schedule, ...some } });
  const { zone = 'UTC' } = data ?? {};
  return (
    <>
      <h2>{ti('schedule.title')}</h2>
      <Check checked={schedule.enabled} onChange={(enabled) => change({ enabled })}>
        {ti('schedule.enable')}
      </Check>
      {schedule.enabled && (
        <>
          <Field label={ti('schedule.time')} hint={ti('schedule.zone', { zone: zone.replaceAll('_', ' ') })}>
            {() => (
              <TimeField label={ti('schedule.time')} value={schedule.time} onChange={(time) => change({ time })} />
            )}
          </Field>
          <div className="field" role="group" aria-label={ti('schedule.days')}>
            <span>{ti('schedule.days')}</span>
            <div className="import-days">
              {weekdays.map((day, at) => (
                <Check
                  key={day}
                  checked={schedule.days.includes(day)}
                  onChange={(on) => {
                    const days = weekdays.filter((one) => (one === day ? on : schedule.days.includes(one)));
                    if (days.length > 0) change({ days });
                  }}
                >
                  {dateText(someMonday.add({ days: at }).toString(), 'weekday', text)}
                </Check>
              ))}
            </div>
          </div>
          {job.nextRunAt && (
            <p className="quiet">
              {ti('schedule.next', {
                at: `${instantText(msOf(job.nextRunAt), 'dayYear', zone, text)} ${instantText(msOf(job.nextRunAt), 'time', zone, text)}`,
              })}
            </p>
          )}
        </>
      )}
    </>
  );
}

const usualBrake = { people: 5, percent: 10 };

function BrakePart({ value: { threshold }, onChange }: FieldsProps<'threshold'>) {
  const { ti } = useImportText();
  const number = (label: string, name: keyof typeof usualBrake, most: number) =>
    threshold && (
      <Field label={label}>
        {(control) => (
          <input
            {...control}
            type="number"
            className="input number"
            min={0}
            max={most}
            required
            value={threshold[name]}
            onChange={(event) =>
              onChange({ threshold: { ...threshold, [name]: Math.round(event.target.valueAsNumber || 0) } })
            }
          />
        )}
      </Field>
    );
  return (
    <>
      <h2>{ti('brake.title')}</h2>
      <p className="quiet">{ti('brake.lead')}</p>
      <Check checked={threshold !== null} onChange={(on) => onChange({ threshold: on ? usualBrake : null })}>
        {ti('brake.on')}
      </Check>
      {number(ti('brake.people'), 'people', 1_000_000)}
      {number(ti('brake.percent'), 'percent', 100)}
      {threshold === null && <p role="alert">{ti('brake.off')}</p>}
    </>
  );
}

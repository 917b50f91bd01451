import { Field, Input } from '@fluentui/react-components';
import { type ReactNode } from 'react';

interface EntryFieldProps {
  readonly label: string;
  /** Shown in place of the label where the surroundings say the rest; the label is still read out. */
  readonly shortLabel?: string;
  readonly value: string;
  readonly hint?: string;
  /** Why the entry cannot be used; shown once there is something to say. */
  readonly fault?: string;
  readonly placeholder?: string;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly onChange: (value: string) => void;
  /** Enter was pressed. */
  readonly onEnter?: () => void;
}

/** A field that takes a number or a text. What was typed stays as typed; reading it is the tool's business. */
export function EntryField({ label, shortLabel, value, hint, fault, placeholder, before, after, onChange, onEnter }: EntryFieldProps) {
  return (
    <Field label={shortLabel ?? label} hint={hint} validationState={fault === undefined ? 'none' : 'error'} validationMessage={fault}>
      <Input
        aria-label={shortLabel === undefined ? undefined : label}
        value={value}
        placeholder={placeholder}
        contentBefore={before ? <span>{before}</span> : undefined}
        contentAfter={after ? <span>{after}</span> : undefined}
        input={{ style: { width: '100%', minWidth: 0 } }}
        onChange={(_event, { value: typed }) => onChange(typed)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onEnter?.();
        }}
      />
    </Field>
  );
}

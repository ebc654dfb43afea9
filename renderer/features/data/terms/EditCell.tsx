// A cell of a grid that is typed into: saved with Enter or when it is left, put back with Escape, refused in place.
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ResetGlyph } from '#renderer/ui/glyphs.tsx';

interface Props {
  label: string;
  /** The user's own value as text; '' when there is none. */
  own: string;
  /** What counts while there is no own value. */
  standIn?: string;
  /** Short, below the value: where the stand-in comes from. */
  origin?: string;
  /** The same at length, for the pointer and for screen readers. */
  originHint?: string;
  isText?: boolean;
  /** There is only one source of values: nothing marks the own ones, nothing takes them back but emptying the cell. */
  isPlain?: boolean;
  /** Emptying it puts the value back that was there. */
  isRequired?: boolean;
  /** Id of a datalist with suggestions. */
  list?: string;
  /** The words why a text cannot be; null when it can. An empty text takes the own value back. */
  problemOf: (text: string) => string | null;
  onSave: (text: string) => void;
}

export function EditCell({
  label,
  own,
  standIn = '',
  origin,
  originHint,
  isText,
  isPlain,
  isRequired,
  list,
  problemOf,
  onSave,
}: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(own);
  useEffect(() => setDraft(own), [own]);
  const text = draft.trim();
  const problem = text === '' || text === own ? null : problemOf(text);

  const isOwn = !isPlain && own !== '' && origin === undefined;

  const save = () => {
    if (text === own || (isRequired && text === '')) setDraft(own);
    else if (problem === null) onSave(text);
  };

  return (
    <div className={isText ? 'dt-edit dt-edit-text' : 'dt-edit'}>
      <div className="dt-edit-line">
        {isOwn && standIn !== '' && (
          <button
            type="button"
            className="dt-button"
            tabIndex={-1}
            title={t('inputs.reset')}
            aria-label={t('inputs.resetOf', { what: label })}
            onClick={() => onSave('')}
          >
            <ResetGlyph />
          </button>
        )}
        <Tooltip title={problem ?? ''} open={problem !== null} placement="bottom" describeChild arrow>
          <input
            className="dt-input"
            inputMode={isText ? undefined : 'decimal'}
            autoComplete="off"
            list={list}
            aria-label={label}
            aria-description={own === '' ? originHint : undefined}
            title={own === '' && problem === null ? originHint : undefined}
            aria-invalid={problem !== null}
            data-edited={isOwn}
            data-assumed={own === '' && origin !== undefined}
            placeholder={standIn}
            value={draft}
            onChange={({ target }) => setDraft(target.value)}
            onFocus={({ target }) => target.select()}
            onBlur={save}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter' && problem === null) currentTarget.blur();
              if (key === 'Escape') setDraft(own);
            }}
          />
        </Tooltip>
      </div>
      <div className="dt-origin" aria-hidden>
        {own === '' ? origin : ''}
      </div>
      {problem !== null && (
        <span role="alert" className="dt-alert">
          {problem}
        </span>
      )}
    </div>
  );
}

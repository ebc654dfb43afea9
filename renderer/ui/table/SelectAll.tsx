// The box in a table's head that selects every row, or none.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  state: 'none' | 'some' | 'all';
  onToggle: () => void;
}

export function SelectAll({ state, onToggle }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <div role="columnheader">
      <input
        ref={box}
        type="checkbox"
        className="dt-check"
        aria-label={t('table.selectAll')}
        checked={state === 'all'}
        onChange={onToggle}
      />
    </div>
  );
}

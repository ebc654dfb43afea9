// The whole store, one of its categories, or one product: what a page is about.
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ProductPicker } from './ProductPicker.tsx';

/** Both left out: the whole store. */
export interface Subject {
  product?: string;
  category?: string;
}

type Level = 'store' | 'category' | 'product';

interface Props {
  /** What the choice decides, for those who hear it. */
  label: string;
  /** Code of the store. */
  store: string;
  subject: Subject;
  /** Name of the product, once it is known. */
  productName: string | undefined;
  onChange: (subject: Subject) => void;
}

export function SubjectPicker({ label, store, subject, productName, onChange }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { data } = useQuery(engine.stores.products.queryOptions({ input: { store, limit: 1 } }));
  const categories = data?.categories ?? [];
  const chosen: Level = subject.product ? 'product' : subject.category ? 'category' : 'store';
  // A level that was pressed but for which nothing is chosen yet.
  const [pressed, setPressed] = useState<Level | null>(null);
  const level = pressed ?? chosen;
  const choose = (next: Subject) => {
    setPressed(null);
    onChange(next);
  };
  const press = (next: Level | null) => {
    if (next === 'store') choose({});
    else if (next) setPressed(next === chosen ? null : next);
  };
  const product = subject.product
    ? { code: subject.product, name: productName ?? subject.product, category: null }
    : null;
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={level}
        aria-label={label}
        onChange={(_event, next: Level | null) => press(next)}
      >
        <ToggleButton value="store">{t('ui.subject.store')}</ToggleButton>
        <ToggleButton value="category" disabled={categories.length === 0}>
          {t('ui.subject.category')}
        </ToggleButton>
        <ToggleButton value="product">{t('ui.subject.product')}</ToggleButton>
      </ToggleButtonGroup>
      {level === 'product' && (
        <ProductPicker
          store={store}
          value={product}
          autoFocus={pressed === 'product'}
          width={280}
          onChange={(picked) => picked && choose({ product: picked.code })}
        />
      )}
      {level === 'category' && (
        <Autocomplete
          options={categories}
          value={subject.category ?? undefined}
          disableClearable
          size="small"
          autoHighlight
          openOnFocus={pressed === 'category'}
          sx={{ width: 240 }}
          onChange={(_event, category) => choose({ category })}
          renderInput={(field) => (
            <TextField {...field} label={t('ui.subject.category')} autoFocus={pressed === 'category'} />
          )}
        />
      )}
    </>
  );
}

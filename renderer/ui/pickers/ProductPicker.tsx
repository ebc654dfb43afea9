// One product of a store, found while its name or code is typed. The engine searches, so any number of products works.
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Ref, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';

/** Products offered at once; who wants others types more. */
const OFFERED = 30;

/** What the picker needs to know of the product that is chosen. */
export type PickedProduct = Pick<Product, 'code' | 'name' | 'category'>;

interface Props {
  /** Code of the store. */
  store: string;
  value: PickedProduct | null;
  /** Gets the whole product that was chosen; null when the field was cleared (only with `clearable`). */
  onChange: (product: Product | null) => void;
  label?: string;
  clearable?: boolean;
  /** For shortcuts and commands that bring the user here. */
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
  width?: number | string;
}

export function ProductPicker(props: Props) {
  const { store, value, onChange, label, clearable = false, inputRef, autoFocus, width = 320 } = props;
  const { t } = useTranslation();
  const engine = useEngine();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  // What stands in the field after a choice is that product's name and no question.
  const asked = useDeferredValue(value && text === value.name ? '' : text.trim());
  const { data, isFetching, error } = useQuery(
    engine.stores.products.queryOptions({
      input: { store, search: asked || undefined, limit: OFFERED },
      enabled: isOpen,
      placeholderData: keepPreviousData,
    }),
  );
  const offered: PickedProduct[] = data?.products ?? [];
  return (
    <Autocomplete<PickedProduct, false, boolean>
      value={value}
      onChange={(_event, picked) => onChange((picked as Product | null) ?? null)}
      inputValue={text}
      onInputChange={(_event, next) => setText(next)}
      open={isOpen}
      onOpen={() => setIsOpen(true)}
      onClose={() => setIsOpen(false)}
      options={offered}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ code }) => code}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      loading={isFetching && offered.length === 0}
      loadingText={t('loading')}
      noOptionsText={error ? errorWords(error, t).title : t('ui.picker.noProduct', { text: asked })}
      openText={t('ui.picker.open')}
      closeText={t('ui.picker.close')}
      clearText={t('ui.picker.clear')}
      disableClearable={!clearable}
      autoHighlight
      selectOnFocus
      handleHomeEndKeys
      size="small"
      sx={{ width, maxWidth: '100%' }}
      renderOption={({ key, ...option }, { code, name, category }) => (
        <Box component="li" key={key} {...option} sx={{ display: 'block !important', py: '6px !important' }}>
          <Typography variant="body2" noWrap>
            {name}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="div" noWrap>
            {[code, category].filter(Boolean).join(' · ')}
          </Typography>
        </Box>
      )}
      renderInput={(field) => (
        <TextField
          {...field}
          label={label ?? t('ui.picker.product')}
          placeholder={t('ui.picker.type')}
          inputRef={inputRef}
          slotProps={{ ...field.slotProps, htmlInput: { ...field.slotProps.htmlInput, 'data-search': '' } }}
          autoFocus={autoFocus}
        />
      )}
    />
  );
}

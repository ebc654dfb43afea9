// Gives a product another name, which files do not change again.
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import type { PickedProduct } from '#renderer/ui/pickers/ProductPicker.tsx';
import { CorrectionDialog } from './CorrectionDialog.tsx';
import { useCorrections } from './use-corrections.ts';

export function RenameDialog({
  store,
  product,
  onClose,
}: {
  store: Store;
  product: PickedProduct;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { correct, isPending } = useCorrections();
  const [name, setName] = useState(product.name);
  const wanted = name.trim();
  return (
    <CorrectionDialog
      title={t('explorer.rename.title', { product: product.name })}
      text={t('explorer.rename.text', { code: product.code })}
      confirm={t('explorer.rename.confirm')}
      disabled={wanted === '' || wanted === product.name}
      isPending={isPending}
      onConfirm={() =>
        correct(
          (corrections) => corrections.rename({ store: store.code, product: product.code, name: wanted }),
          onClose,
        )
      }
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={t('explorer.rename.name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onFocus={({ target }) => target.select()}
        slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
        sx={{ mt: 1 }}
      />
    </CorrectionDialog>
  );
}

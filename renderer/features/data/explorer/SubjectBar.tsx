// What is looked at (one product or the whole store), how, and the corrections that concern it.

import RenameIcon from '@mui/icons-material/DriveFileRenameOutlineRounded';
import ClosedIcon from '@mui/icons-material/EventBusyOutlined';
import MergeIcon from '@mui/icons-material/MergeRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ProductPicker } from '#renderer/ui/pickers/ProductPicker.tsx';
import { CloseDaysDialog } from './corrections/CloseDaysDialog.tsx';
import { MergeDialog } from './corrections/MergeDialog.tsx';
import { RenameDialog } from './corrections/RenameDialog.tsx';
import { type ExplorerView, type ExplorerViewName, VIEWS } from './use-explorer-view.ts';

export function SubjectBar({ store, view }: { store: Store; view: ExplorerView }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'rename' | 'merge' | 'close' | null>(null);
  const product = usePicked(store.code, view.product);
  const hasProduct = view.name === 'overview' || view.name === 'observations';
  const close = () => setDialog(null);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.25, mb: 2 }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view.name}
        aria-label={t('explorer.views')}
        onChange={(_event, next: ExplorerViewName | null) => next && view.show({ view: next })}
      >
        {VIEWS.map((name) => (
          <ToggleButton key={name} value={name}>
            {t(`explorer.view.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {hasProduct && (
        <ProductPicker
          store={store.code}
          value={product}
          onChange={(picked) => view.show({ product: picked?.code ?? null })}
          label={product ? undefined : t('explorer.wholeStore')}
          clearable
          width={260}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: 'auto' }}>
        {hasProduct && product && (
          <>
            <Button startIcon={<RenameIcon />} onClick={() => setDialog('rename')}>
              {t('explorer.rename.open')}
            </Button>
            <Button startIcon={<MergeIcon />} onClick={() => setDialog('merge')}>
              {t('explorer.merge.open')}
            </Button>
          </>
        )}
        <Button startIcon={<ClosedIcon />} onClick={() => setDialog('close')}>
          {t('explorer.close.open')}
        </Button>
      </Box>
      {dialog === 'rename' && product && <RenameDialog store={store} product={product} onClose={close} />}
      {dialog === 'merge' && product && (
        <MergeDialog
          store={store}
          product={product}
          onClose={close}
          onMerged={(into) => view.show({ product: into })}
        />
      )}
      {dialog === 'close' && <CloseDaysDialog store={store} onClose={close} />}
    </Box>
  );
}

/** The product of the address, as the picker shows it. */
function usePicked(store: string, code: string | null) {
  const engine = useEngine();
  const { data } = useQuery(
    engine.terms.get.queryOptions({ input: { store, product: code ?? '' }, enabled: code !== null }),
  );
  if (code === null) return null;
  return { code: data?.product ?? code, name: data?.name ?? code, category: data?.category ?? null };
}

// The order quantity, editable in place: Enter keeps it, Escape does not, an empty field takes the proposal again.
import Undo from '@mui/icons-material/ReplayRounded';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkLine } from '#core/contract/bulk.ts';
import { useFormat } from '#renderer/format/use-format.ts';

const LARGEST = 10_000_000;

/** The number typed, null for "take the proposal", undefined for what is no order quantity. */
export function readQuantity(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value <= LARGEST ? value : undefined;
}

interface Props {
  line: BulkLine;
  onSet: (line: BulkLine, quantity: number | null) => void;
}

export function QuantityCell({ line, onSet }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [draft, setDraft] = useState(String(line.orderQuantity));
  useEffect(() => setDraft(String(line.orderQuantity)), [line.orderQuantity]);
  const quantity = readQuantity(draft);

  const keep = () => {
    if (quantity === undefined || quantity === line.orderQuantity || (quantity === null && !line.edited)) {
      setDraft(String(line.orderQuantity));
      return;
    }
    onSet(line, quantity);
  };

  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 0.25 }}>
      {line.edited && (
        <Tooltip title={t('bulk.proposedAgain', { quantity: format.count(line.proposedQuantity) })}>
          <IconButton
            size="small"
            aria-label={t('bulk.proposedAgain', { quantity: format.count(line.proposedQuantity) })}
            onClick={() => onSet(line, null)}
            sx={{ p: 0.375 }}
          >
            <Undo sx={{ fontSize: 16 }} />
          </IconButton>
        </Tooltip>
      )}
      <InputBase
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={keep}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') (currentTarget.querySelector('input') ?? currentTarget).blur();
          if (key === 'Escape') setDraft(String(line.orderQuantity));
        }}
        error={quantity === undefined}
        inputProps={{ inputMode: 'numeric', 'aria-label': t('bulk.quantityOf', { product: line.name }) }}
        sx={{
          width: 76,
          height: 30,
          px: 1,
          borderRadius: 1.5,
          border: 1,
          borderColor: line.edited ? 'primary.main' : 'divider',
          bgcolor: line.edited ? 'primary.light' : 'background.paper',
          fontSize: '0.8438rem',
          fontWeight: line.orderQuantity > 0 ? 620 : 450,
          '&:hover': { borderColor: 'lineStrong' },
          '&.Mui-focused': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -1 },
          '&.Mui-error': { borderColor: 'error.main', color: 'error.main' },
          '& input': { p: 0, textAlign: 'right', fontFeatureSettings: "'tnum' 1" },
        }}
      />
    </Box>
  );
}

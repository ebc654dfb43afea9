// What is to be put on paper (or into a PDF by way of the print dialog).
import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu } from '#renderer/ui/overlays.tsx';
import { PRINT_LAYOUTS, type PrintLayout } from './PrintSheet.tsx';

interface Props {
  onPrint: (layout: PrintLayout) => void;
  isPreparing: boolean;
}

export function PrintMenu({ onPrint, isPreparing }: Props) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title={t('bulk.print')}>
        <Button
          variant="outlined"
          data-print=""
          loading={isPreparing}
          aria-label={t('bulk.print')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ minWidth: 40, px: 1 }}
        >
          <Print sx={{ fontSize: 19 }} />
        </Button>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {PRINT_LAYOUTS.map((layout) => (
          <MenuItem
            key={layout}
            onClick={() => {
              setAnchor(null);
              onPrint(layout);
            }}
          >
            {t(`bulk.printMenu.${layout}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

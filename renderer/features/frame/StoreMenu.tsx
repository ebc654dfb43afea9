// The store that all pages show, and the way to other stores and workspaces.
import Check from '@mui/icons-material/CheckRounded';
import FolderOpen from '@mui/icons-material/FolderOpenOutlined';
import Restart from '@mui/icons-material/RestartAltRounded';
import StoreIcon from '@mui/icons-material/StorefrontOutlined';
import UnfoldMore from '@mui/icons-material/UnfoldMoreRounded';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { Menu } from '#renderer/ui/overlays.tsx';
import { visuallyHidden } from '#renderer/ui/visually-hidden.ts';
import { OpenWorkspaceDialog } from '../welcome/OpenWorkspaceDialog.tsx';
import { ResetDemoDialog } from './ResetDemoDialog.tsx';
import { useStoreChoice } from './store-choice.tsx';

export function StoreMenu({ isRail }: { isRail: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stores, store, choose } = useStoreChoice();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'workspace' | 'demo' | null>(null);
  const hasDemo = stores.some(({ isDemo }) => isDemo);
  const close = () => setAnchor(null);
  const openDialog = (which: 'workspace' | 'demo') => {
    close();
    setDialog(which);
  };
  return (
    <>
      <ButtonBase
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={isRail ? t('frame.storeMenu', { store: store?.name ?? t('frame.noStore') }) : undefined}
        sx={{
          width: '100%',
          display: 'flex',
          alignItems: 'center',
          justifyContent: isRail ? 'center' : 'flex-start',
          gap: 1.25,
          minHeight: 46,
          px: isRail ? 0 : 1.25,
          borderRadius: 2.5,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          textAlign: 'start',
          '&:hover': { borderColor: 'lineStrong' },
        }}
      >
        <StoreIcon sx={{ fontSize: 20, color: 'primary.main' }} />
        {!isRail && (
          <>
            <Box sx={{ minWidth: 0, flex: 1 }}>
              <span style={visuallyHidden}>{t('frame.storeIs')}</span>
              <Typography variant="h3" component="div" noWrap>
                {store?.name ?? t('frame.noStore')}
              </Typography>
              {store && (
                <Typography variant="caption" component="div" color="textSecondary" noWrap>
                  {t('frame.products', { count: store.productCount, formatted: format.count(store.productCount) })}
                </Typography>
              )}
            </Box>
            <UnfoldMore sx={{ fontSize: 18, color: 'text.secondary' }} />
          </>
        )}
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{ paper: { sx: { minWidth: 248, mt: 0.5, maxHeight: 420 } } }}
      >
        {stores.map(({ code, name }) => (
          <MenuItem
            key={code}
            selected={code === store?.code}
            onClick={() => {
              choose(code);
              close();
            }}
          >
            <ListItemIcon>{code === store?.code && <Check fontSize="small" />}</ListItemIcon>
            {name}
          </MenuItem>
        ))}
        {stores.length > 0 && <Divider />}
        <MenuItem data-file-access="" onClick={() => openDialog('workspace')}>
          <ListItemIcon>
            <FolderOpen fontSize="small" />
          </ListItemIcon>
          {t('frame.otherWorkspace')}
        </MenuItem>
        <MenuItem onClick={() => openDialog('demo')}>
          <ListItemIcon>
            <Restart fontSize="small" />
          </ListItemIcon>
          {hasDemo ? t('frame.resetDemo') : t('frame.addDemo')}
        </MenuItem>
      </Menu>
      {dialog === 'workspace' && <OpenWorkspaceDialog onClose={() => setDialog(null)} />}
      {dialog === 'demo' && <ResetDemoDialog hasDemo={hasDemo} onClose={() => setDialog(null)} />}
    </>
  );
}

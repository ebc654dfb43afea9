// The pages, under the store they speak of. On narrow windows a rail of icons.

import LockIcon from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Mark } from './Mark.tsx';
import { PAGES } from './pages.ts';
import { StoreMenu } from './StoreMenu.tsx';

function Bar({ workspaceName }: { workspaceName: string }) {
  const { t } = useTranslation();
  const isRail = useMediaQuery((theme: Theme) => theme.breakpoints.down('lg'), { noSsr: true });
  return (
    <Box
      component="aside"
      data-screen-only=""
      aria-label={t('frame.sidebar')}
      sx={{
        width: isRail ? 68 : 236,
        flexShrink: 0,
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        px: isRail ? 1.25 : 1.5,
        py: 1.75,
        bgcolor: 'background.sidebar',
        borderRight: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: isRail ? 0.75 : 0.75, pb: 0.25 }}>
        <Mark size={30} />
        {!isRail && (
          <Typography component="span" sx={{ fontSize: '1.0625rem', fontWeight: 660, letterSpacing: '-0.02em' }}>
            Shelfcast
          </Typography>
        )}
      </Box>
      <StoreMenu isRail={isRail} />
      <Box component="nav" aria-label={t('frame.pages')}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.375 }}>
          {PAGES.map(({ key, to, Icon }) => (
            <li key={key}>
              <Tooltip title={isRail ? t(`frame.page.${key}`) : ''} placement="right">
                <Box
                  component={NavLink}
                  to={to}
                  end={to === '/'}
                  aria-label={t(`frame.page.${key}`)}
                  sx={pageLinkStyle(isRail)}
                >
                  <Icon sx={{ fontSize: 20 }} aria-hidden />
                  {!isRail && t(`frame.page.${key}`)}
                </Box>
              </Tooltip>
            </li>
          ))}
        </Box>
      </Box>
      <Box sx={{ mt: 'auto', px: 1, color: 'text.secondary', display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <Tooltip title={t('frame.offlineHint')} placement="right">
          <LockIcon sx={{ fontSize: 16, mt: '2px' }} titleAccess={isRail ? t('frame.offline') : undefined} />
        </Tooltip>
        {!isRail && (
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="caption" component="div">
              {t('frame.offline')}
            </Typography>
            <Typography variant="caption" component="div" noWrap title={workspaceName}>
              {t('frame.workspaceIs', { name: workspaceName })}
            </Typography>
          </Box>
        )}
      </Box>
    </Box>
  );
}

/** Another page is news for the links alone, which hear of it themselves. */
export const Sidebar = memo(Bar);

const pageLinkStyle = (isRail: boolean) =>
  ({
    display: 'flex',
    alignItems: 'center',
    justifyContent: isRail ? 'center' : 'flex-start',
    gap: 1.25,
    height: 36,
    px: isRail ? 0 : 1.25,
    borderRadius: 2,
    color: 'text.secondary',
    fontSize: '0.875rem',
    fontWeight: 520,
    textDecoration: 'none',
    transition: 'background-color 80ms, color 80ms',
    '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
    '&.active': {
      bgcolor: 'background.paper',
      color: 'primary.main',
      fontWeight: 600,
      boxShadow: '0 0 0 1px var(--sc-palette-divider)',
    },
  }) as const;

// The head of the Data page: sales files, products and suppliers, each with an address of its own.
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { PATHS } from '#renderer/paths.ts';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';

const TABS = [
  ['sales', PATHS.data],
  ['products', PATHS.dataProducts],
  ['suppliers', PATHS.dataSuppliers],
] as const;

export function DataHeader() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [current] = TABS.find(([, path]) => path === pathname) ?? TABS[0];
  return (
    <>
      <PageHeader title={t('data.title')} subtitle={t(`inputs.subtitle.${current}`)} />
      <Box
        component="nav"
        aria-label={t('inputs.tabs')}
        sx={{ display: 'flex', gap: 0.5, mb: 2.5, mt: -1, borderBottom: 1, borderColor: 'divider' }}
      >
        {TABS.map(([key, path]) => {
          const isCurrent = key === current;
          return (
            <ButtonBase
              key={key}
              component={Link}
              to={path}
              aria-current={isCurrent ? 'page' : undefined}
              sx={{
                px: 1.5,
                py: 1,
                mb: '-1px',
                borderBottom: 2,
                borderColor: isCurrent ? 'primary.main' : 'transparent',
                borderRadius: '6px 6px 0 0',
                fontSize: '0.875rem',
                fontWeight: 560,
                color: isCurrent ? 'text.primary' : 'text.secondary',
                '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
              }}
            >
              {t(`inputs.tab.${key}`)}
            </ButtonBase>
          );
        })}
      </Box>
    </>
  );
}

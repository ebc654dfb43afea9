// What every page shows while the workspace has no store: the way to one.
import StoreIcon from '@mui/icons-material/StorefrontOutlined';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

export function NoStore() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<StoreIcon />}
      title={t('frame.noStoreTitle')}
      text={t('frame.noStoreText')}
      action={
        <>
          <Button variant="contained" component={Link} to={PATHS.data}>
            {t('frame.importSales')}
          </Button>
          <Button variant="outlined" component={Link} to={PATHS.dashboard}>
            {t('frame.firstSteps')}
          </Button>
        </>
      }
    />
  );
}

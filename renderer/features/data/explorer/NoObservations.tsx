// A store without sales has nothing to look into yet.
import Search from '@mui/icons-material/ManageSearchRounded';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

export function NoObservations() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Search />}
      title={t('explorer.empty.title')}
      text={t('explorer.empty.text')}
      action={
        <Button variant="contained" component={Link} to={PATHS.data}>
          {t('explorer.empty.action')}
        </Button>
      }
    />
  );
}

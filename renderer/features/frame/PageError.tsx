// A page that broke: the rest of the app stays usable.
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';

export function PageError() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <>
      <PageHeader title={t('error.pageTitle')} />
      <ErrorState error={error} />
      <Button variant="contained" sx={{ display: 'block', mx: 'auto' }} onClick={() => window.location.reload()}>
        {t('error.reload')}
      </Button>
    </>
  );
}

// One alert: what, how much is at stake, the one thing to do, and putting it away.
import Go from '@mui/icons-material/ChevronRightRounded';
import { Link } from 'react-router';
import type { Alert } from '#core/contract/alerts.ts';
import { AlertKindMark } from './AlertKindMark.tsx';
import { AlertMenu } from './AlertMenu.tsx';
import { AlertStake } from './AlertStake.tsx';
import './alert-row.css';
import { useAlertWords } from './use-alert-words.ts';

interface Props {
  alert: Alert;
  store: string;
  currency: string;
  /** A look back: nothing can be put away. */
  isPast?: boolean;
  /** Called when the row leads elsewhere. */
  onLeave?: () => void;
}

export function AlertRow({ alert, store, currency, isPast = false, onLeave }: Props) {
  const { facts, action } = useAlertWords(currency)(alert);
  return (
    <li className="alert-row">
      <p className="alert-name" title={alert.name}>
        {alert.name}
      </p>
      <div className="alert-stake">
        <AlertStake alert={alert} currency={currency} />
      </div>
      <div className="alert-facts">
        <AlertKindMark kind={alert.kind} />
        <div>{facts}</div>
      </div>
      <div className="alert-actions">
        <Link className="alert-go" to={action.to} onClick={onLeave} aria-label={`${action.words}: ${alert.name}`}>
          {action.words}
          <Go fontSize="inherit" aria-hidden />
        </Link>
        {!isPast && <AlertMenu alert={alert} store={store} />}
      </div>
    </li>
  );
}

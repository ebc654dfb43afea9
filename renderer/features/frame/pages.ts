// The pages of the app in the order of the sidebar, with the letter that goes to each after `g`.

import ForecastIcon from '@mui/icons-material/AutoGraphOutlined';
import BulkIcon from '@mui/icons-material/ChecklistRtlOutlined';
import DashboardIcon from '@mui/icons-material/DashboardOutlined';
import ModelsIcon from '@mui/icons-material/InsightsOutlined';
import OrdersIcon from '@mui/icons-material/LocalShippingOutlined';
import ProfitIcon from '@mui/icons-material/PaidOutlined';
import SmartIcon from '@mui/icons-material/QueryStatsOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import DataIcon from '@mui/icons-material/StorageOutlined';
import { PATHS } from '#renderer/paths.ts';

export const PAGES = [
  { key: 'dashboard', to: PATHS.dashboard, letter: 'd', Icon: DashboardIcon },
  { key: 'bulk', to: PATHS.bulk, letter: 'b', Icon: BulkIcon },
  { key: 'orders', to: PATHS.orders, letter: 'o', Icon: OrdersIcon },
  { key: 'smart', to: PATHS.smart(), letter: 's', Icon: SmartIcon },
  { key: 'forecast', to: PATHS.forecast(), letter: 'f', Icon: ForecastIcon },
  { key: 'profit', to: PATHS.profit, letter: 'p', Icon: ProfitIcon },
  { key: 'data', to: PATHS.data, letter: 'a', Icon: DataIcon },
  { key: 'models', to: PATHS.models, letter: 'm', Icon: ModelsIcon },
  { key: 'settings', to: PATHS.settings, letter: 'e', Icon: SettingsIcon },
] as const;

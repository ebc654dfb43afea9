// The words of this language, in the shape of the English ones.
import alerts from './alerts.json' with { type: 'json' };
import bulk from './bulk.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import dashboard from './dashboard.json' with { type: 'json' };
import data from './data.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import evidence from './evidence.json' with { type: 'json' };
import explorer from './explorer.json' with { type: 'json' };
import forecast from './forecast.json' with { type: 'json' };
import forecasters from './forecasters.json' with { type: 'json' };
import formulas from './formulas.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import groups from './groups.json' with { type: 'json' };
import help from './help.json' with { type: 'json' };
import inputs from './inputs.json' with { type: 'json' };
import models from './models.json' with { type: 'json' };
import notices from './notices.json' with { type: 'json' };
import orders from './orders.json' with { type: 'json' };
import palette from './palette.json' with { type: 'json' };
import profit from './profit.json' with { type: 'json' };
import reasons from './reasons.json' with { type: 'json' };
import recipes from './recipes.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import smart from './smart.json' with { type: 'json' };
import stages from './stages.json' with { type: 'json' };
import terms from './terms.json' with { type: 'json' };
import tour from './tour.json' with { type: 'json' };
import ui from './ui.json' with { type: 'json' };
import uploads from './uploads.json' with { type: 'json' };
import watched from './watched.json' with { type: 'json' };
import welcome from './welcome.json' with { type: 'json' };

export const words = {
  ...common,
  alerts,
  bulk,
  dashboard,
  data,
  errors,
  evidence,
  explorer,
  forecast,
  forecasters,
  formulas,
  frame,
  groups,
  help,
  inputs,
  models,
  orders,
  palette,
  notices,
  profit,
  reasons,
  recipes,
  settings,
  smart,
  stages,
  terms,
  tour,
  ui,
  uploads,
  watched,
  welcome,
};

// Trainings and trained models.
import { AppError } from '#core/contract/errors.ts';
import type { TrainSettings } from '#core/contract/models.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { modelFolder, readModelFiles } from '#core/registry/model-files.ts';
import { activateModel, findActiveModel, getModel, getModelCurve, listModels } from '#core/store/models.ts';
import { getStore, listStoreRows } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { exportModel } from '../export/model-zip.ts';
import type { DomainHandlers } from '../handler.ts';
import { storeFacts } from '../store-facts.ts';
import { trainAndSave } from '../training.ts';

export const modelsHandlers = (ctx: EngineContext): DomainHandlers<'models'> => ({
  train: ({ input }) => startTraining(ctx, input),
  status: () => ({
    running: runningTrainings(ctx),
    stores: listStoreRows(ctx.db).map(({ code }) => modelState(ctx, code)),
  }),
  list: ({ input }) => listModels(ctx.db, input.store).map(({ card }) => card),
  get: ({ input }) => getModel(ctx.db, input.modelId).card,
  activate({ input: { modelId } }) {
    const { card } = getModel(ctx.db, modelId);
    readModelFiles(modelFolder(ctx.workspaceDir, modelId), card);
    const active = activateModel(ctx.db, modelId);
    ctx.events.changed('models', 'stores');
    return active.card;
  },
  export: ({ input }) => exportModel(ctx, input.modelId),
  curve: ({ input }) => getModelCurve(ctx.db, input.modelId),
});

interface TrainInput {
  store: string;
  asOf?: string;
  settings?: Partial<TrainSettings>;
}

/** A training that may not look at all of the data makes a model for looking back; it never becomes the active one. */
function startTraining(ctx: EngineContext, input: TrainInput): { jobId: string } {
  getStore(ctx.db, input.store);
  const { lastDay } = ctx.service(storeFacts).of(input.store);
  const asOfDay = input.asOf === undefined ? undefined : dayFromIso(input.asOf);
  const isBack = asOfDay !== undefined && lastDay !== null && asOfDay < lastDay;
  const running = ctx.jobs.active().find((job) => job.kind === 'train' && job.store === input.store);
  if (running && !isBack) {
    throw new AppError('conflict/job-running', `The store "${input.store}" is being trained already.`, {
      jobId: running.id,
      advice: 'Wait for it, or cancel it first.',
    });
  }
  return ctx.jobs.start({
    kind: 'train',
    title: input.store,
    store: input.store,
    input,
    async run(run) {
      const order = { store: input.store, asOfDay, settings: input.settings };
      const card = await trainAndSave(ctx, { ...order, status: isBack ? 'as-of' : 'active' }, run);
      return { modelId: card.id, version: card.version, wape: card.accuracy.wape };
    },
  });
}

const runningTrainings = (ctx: EngineContext) =>
  ctx.jobs
    .active()
    .filter((job) => job.kind === 'train' && job.store !== null)
    .map(({ id, store, stage, progress, secondsLeft }) => ({
      jobId: id,
      store: store as string,
      stage,
      progress,
      secondsLeft,
    }));

function modelState(ctx: EngineContext, store: string) {
  const active = findActiveModel(ctx.db, store);
  const { lastDay } = ctx.service(storeFacts).of(store);
  if (!active) {
    return { store, modelId: null, trainedAt: null, origin: null, wape: null, naiveWape: null, newerDays: 0 };
  }
  const { card, originDay } = active;
  const naive = card.references.find((reference) => reference.forecaster === 'seasonal-naive');
  return {
    store,
    modelId: card.id,
    trainedAt: card.trainedAt,
    origin: isoFromDay(originDay),
    wape: card.accuracy.wape,
    naiveWape: naive?.accuracy.wape ?? null,
    newerDays: lastDay === null ? 0 : Math.max(0, lastDay - originDay),
  };
}

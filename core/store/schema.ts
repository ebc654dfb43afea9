// The tables as Kysely sees them. The SQL that makes them is in migrations/.
import type {
  ClosedDayTable,
  MergedProductView,
  MetaTable,
  PlanTable,
  ProductTable,
  ProductTermsTable,
  StockCountTable,
  StoreTable,
  SupplierTable,
} from './schema/catalogue.ts';
import type {
  AlertMarkTable,
  BulkLineDecisionTable,
  BulkLineTable,
  BulkRunTable,
  JobTable,
  ModelTable,
  OverrideDayTable,
  OverrideTable,
  ReplayTable,
} from './schema/forecasting.ts';
import type {
  PurchaseOrderChangeTable,
  PurchaseOrderLineTable,
  PurchaseOrderReceiptTable,
  PurchaseOrderTable,
} from './schema/orders.ts';
import type {
  FileTable,
  ListImportTable,
  ObservationLayerTable,
  ObservationTable,
  ProductChangeTable,
  RecipeTable,
  RejectedRowTable,
  StagingObservationTable,
  StagingProductTable,
  UploadFileTable,
  UploadTable,
} from './schema/uploads.ts';

export interface Database {
  meta: MetaTable;
  store: StoreTable;
  supplier: SupplierTable;
  product: ProductTable;
  product_terms: ProductTermsTable;
  stock_count: StockCountTable;
  list_import: ListImportTable;
  observation: ObservationTable;
  upload: UploadTable;
  upload_file: UploadFileTable;
  rejected_row: RejectedRowTable;
  staging_observation: StagingObservationTable;
  staging_product: StagingProductTable;
  file: FileTable;
  job: JobTable;
  model: ModelTable;
  plan: PlanTable;
  bulk_run: BulkRunTable;
  bulk_line: BulkLineTable;
  override: OverrideTable;
  override_day: OverrideDayTable;
  bulk_line_decision: BulkLineDecisionTable;
  purchase_order: PurchaseOrderTable;
  purchase_order_line: PurchaseOrderLineTable;
  purchase_order_receipt: PurchaseOrderReceiptTable;
  purchase_order_change: PurchaseOrderChangeTable;
  alert_mark: AlertMarkTable;
  replay: ReplayTable;
  observation_layer: ObservationLayerTable;
  product_change: ProductChangeTable;
  recipe: RecipeTable;
  merged_product: MergedProductView;
  closed_day: ClosedDayTable;
}

// products --store S: the products of a store.
import type { Product } from '#core/contract/stores.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatTable } from '../output/table.ts';
import { parseCount } from '../parse-options.ts';

interface ProductsOptions extends CommonOptions {
  store: string;
  search?: string;
  category?: string;
  limit: number;
}

const PAGE = 1000;

export const addProducts: AddCommand = (program, environment) => {
  newCommand(program, 'products', 'List the products of a store')
    .requiredOption('--store <code>', 'the store')
    .option('--search <text>', 'only products with this in code or name')
    .option('--category <name>', 'only this category')
    .option('--limit <count>', 'at most so many; 0: all', parseCount, 0)
    .action((options: ProductsOptions) =>
      withEngine(environment, options, async (cli) => {
        const { total, products } = await listProducts(cli, options);
        cli.console.result({ total, products }, () => toText(products, total));
      }),
    );
};

async function listProducts({ client }: Cli, { store, search, category, limit }: ProductsOptions) {
  const products: Product[] = [];
  const wanted = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  for (;;) {
    const page = await client.stores.products({
      store,
      search,
      category,
      offset: products.length,
      limit: Math.min(PAGE, wanted - products.length),
    });
    products.push(...page.products);
    if (page.products.length === 0 || products.length >= Math.min(page.total, wanted)) {
      return { total: page.total, products };
    }
  }
}

function toText(products: Product[], total: number): string {
  const table = formatTable(
    [
      { title: 'Product', value: (product) => product.code },
      { title: 'Name', value: (product) => product.name, maxWidth: 32 },
      { title: 'Category', value: (product) => product.category, maxWidth: 20 },
      { title: 'Demand', value: (product) => product.demandClass },
      { title: 'Sold', value: (product) => product.unitsSold },
      { title: 'Price', value: (product) => product.lastPrice },
      { title: 'Cost', value: (product) => product.unitCost },
      { title: 'On hand', value: (product) => product.onHand },
      { title: 'Lead days', value: (product) => product.leadTimeDays },
      { title: 'Last day', value: (product) => product.lastDay },
    ],
    products,
  );
  const rest = total - products.length;
  return rest > 0 ? `${table}\n… ${rest} more (--limit)` : table;
}

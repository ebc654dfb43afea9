// What the demo shop sells: six categories of twenty products, and who supplies them. Invented names and figures.

export interface DemoSupplier {
  readonly name: string;
  readonly leadTimeDays: number;
  /** Weekdays (0 = Monday) on which the shop places its orders with this supplier. */
  readonly orderWeekdays: readonly number[];
  /** Smallest order, in money; null: any. */
  readonly minimumOrderValue: number | null;
}

export interface DemoCategory {
  readonly name: string;
  readonly supplier: string;
  readonly secondSupplier: string;
  /** Multipliers Monday … Sunday, mean about 1. */
  readonly weekday: readonly number[];
  /** Amplitude of the yearly wave and the day of year of its peak. */
  readonly seasonAmplitude: number;
  readonly seasonPeakDay: number;
  /** Effect of weather on the log of demand. */
  readonly weather: Readonly<Record<Weather, number>>;
  /** Factor on the days before Christmas and Easter. */
  readonly holidayLift: number;
  readonly elasticity: number;
  readonly packSizes: readonly number[];
  /** Unit cost as share of price. */
  readonly costShare: number;
  /** Name, price, mean units a day. */
  readonly products: readonly (readonly [name: string, price: number, unitsPerDay: number])[];
}

export const WEATHERS = ['Sunny', 'Cloudy', 'Rainy', 'Snowy'] as const;
export type Weather = (typeof WEATHERS)[number];

export const SUPPLIERS: readonly DemoSupplier[] = [
  { name: 'Millstone Bakers', leadTimeDays: 1, orderWeekdays: [0, 1, 2, 3, 4, 5], minimumOrderValue: null },
  { name: 'Harvest Lane Growers', leadTimeDays: 2, orderWeekdays: [0, 2, 4], minimumOrderValue: 60 },
  { name: 'Brightwater Beverages', leadTimeDays: 5, orderWeekdays: [1, 4], minimumOrderValue: 150 },
  { name: 'Northgate Wholesale', leadTimeDays: 7, orderWeekdays: [1], minimumOrderValue: 250 },
  { name: 'Cleanwell Supply', leadTimeDays: 10, orderWeekdays: [2], minimumOrderValue: 200 },
  { name: 'Lantern & Kite Trading', leadTimeDays: 14, orderWeekdays: [3], minimumOrderValue: 300 },
];

export const CATEGORIES: readonly DemoCategory[] = [
  {
    name: 'Bakery',
    supplier: 'Millstone Bakers',
    secondSupplier: 'Northgate Wholesale',
    weekday: [0.9, 0.88, 0.92, 0.97, 1.1, 1.3, 0.93],
    seasonAmplitude: 0.08,
    seasonPeakDay: 350,
    weather: { Sunny: 0.03, Cloudy: 0, Rainy: -0.1, Snowy: -0.18 },
    holidayLift: 1.45,
    elasticity: 1.2,
    packSizes: [1, 6, 12],
    costShare: 0.55,
    products: [
      ['White tin loaf', 2.4, 34],
      ['Wholemeal loaf', 2.7, 26],
      ['Sourdough round', 4.2, 19],
      ['Rye loaf', 3.9, 8],
      ['Baguette', 1.6, 38],
      ['Butter croissant', 1.9, 42],
      ['Almond croissant', 2.6, 12],
      ['Cinnamon bun', 2.8, 17],
      ['Raisin swirl', 2.4, 10],
      ['Seeded roll', 0.8, 46],
      ['Pretzel', 1.2, 22],
      ['Scone', 1.5, 14],
      ['Carrot cake slice', 3.6, 6],
      ['Brownie', 3.2, 11],
      ['Apple turnover', 2.5, 7],
      ['Fruit loaf', 4.8, 2.2],
      ['Gluten-free loaf', 5.2, 1.4],
      ['Panettone', 12.5, 0.35],
      ['Birthday cake', 24, 0.25],
      ['Breadsticks', 2.2, 3.1],
    ],
  },
  {
    name: 'Fruit & vegetables',
    supplier: 'Harvest Lane Growers',
    secondSupplier: 'Northgate Wholesale',
    weekday: [1, 0.92, 0.95, 1, 1.12, 1.22, 0.79],
    seasonAmplitude: 0.16,
    seasonPeakDay: 190,
    weather: { Sunny: 0.08, Cloudy: 0, Rainy: -0.07, Snowy: -0.15 },
    holidayLift: 1.3,
    elasticity: 1.6,
    packSizes: [6, 10, 12],
    costShare: 0.62,
    products: [
      ['Bananas, kg', 1.9, 31],
      ['Gala apples, kg', 2.8, 22],
      ['Pears, kg', 3.1, 9],
      ['Oranges, kg', 2.6, 16],
      ['Lemons, each', 0.5, 25],
      ['Strawberries, punnet', 3.5, 15],
      ['Blueberries, punnet', 3.2, 10],
      ['Grapes, 500 g', 3.4, 12],
      ['Avocado, each', 1.4, 20],
      ['Tomatoes, kg', 3, 24],
      ['Cucumber, each', 0.9, 21],
      ['Peppers, 3 pack', 2.4, 13],
      ['Carrots, kg', 1.3, 18],
      ['Potatoes, 2 kg', 2.9, 17],
      ['Onions, kg', 1.4, 16],
      ['Garlic, each', 0.6, 11],
      ['Spinach, bag', 2.1, 8],
      ['Fresh herbs, pot', 2, 5],
      ['Mushrooms, 250 g', 1.7, 12],
      ['Mango, each', 1.9, 4.5],
    ],
  },
  {
    name: 'Drinks',
    supplier: 'Brightwater Beverages',
    secondSupplier: 'Northgate Wholesale',
    weekday: [0.86, 0.84, 0.9, 0.97, 1.25, 1.35, 0.83],
    seasonAmplitude: 0.3,
    seasonPeakDay: 200,
    weather: { Sunny: 0.2, Cloudy: 0, Rainy: -0.12, Snowy: -0.2 },
    holidayLift: 1.5,
    elasticity: 2,
    packSizes: [6, 12, 24],
    costShare: 0.66,
    products: [
      ['Still water 1.5 l', 0.8, 40],
      ['Sparkling water 1 l', 0.9, 33],
      ['Cola 1.25 l', 1.8, 28],
      ['Cola zero 1.25 l', 1.8, 20],
      ['Lemonade 1 l', 1.6, 16],
      ['Orange juice 1 l', 2.9, 18],
      ['Apple juice 1 l', 2.3, 13],
      ['Iced tea 500 ml', 1.5, 15],
      ['Energy drink', 1.7, 19],
      ['Kombucha', 3.4, 3.2],
      ['Lager 6 pack', 8.5, 9],
      ['Pale ale 500 ml', 2.6, 8],
      ['Cider 500 ml', 2.4, 6],
      ['House red wine', 7.9, 7],
      ['House white wine', 7.9, 6.5],
      ['Prosecco', 9.9, 3],
      ['Gin 70 cl', 24, 0.6],
      ['Whisky 70 cl', 32, 0.35],
      ['Tonic water 4 pack', 3.6, 5],
      ['Oat drink 1 l', 2.2, 11],
    ],
  },
  {
    name: 'Pantry',
    supplier: 'Northgate Wholesale',
    secondSupplier: 'Lantern & Kite Trading',
    weekday: [0.98, 0.93, 0.95, 1, 1.1, 1.2, 0.84],
    seasonAmplitude: 0.12,
    seasonPeakDay: 15,
    weather: { Sunny: -0.03, Cloudy: 0, Rainy: 0.04, Snowy: 0.1 },
    holidayLift: 1.2,
    elasticity: 1.8,
    packSizes: [6, 8, 12],
    costShare: 0.7,
    products: [
      ['Spaghetti 500 g', 1.3, 20],
      ['Penne 500 g', 1.3, 14],
      ['Basmati rice 1 kg', 3.2, 9],
      ['Plain flour 1 kg', 1.2, 10],
      ['Caster sugar 1 kg', 1.5, 8],
      ['Olive oil 500 ml', 7.5, 5],
      ['Sunflower oil 1 l', 2.9, 6],
      ['Chopped tomatoes', 0.9, 24],
      ['Chickpeas tin', 1, 9],
      ['Tuna tin', 1.6, 12],
      ['Peanut butter', 3.1, 4.5],
      ['Strawberry jam', 2.5, 4],
      ['Honey 340 g', 4.6, 3],
      ['Ground coffee 250 g', 4.4, 9],
      ['Tea bags 80', 3.2, 7],
      ['Breakfast oats 1 kg', 2, 7],
      ['Dark chocolate 100 g', 2.2, 13],
      ['Sea salt flakes', 2.7, 1.1],
      ['Saffron 0.5 g', 6.9, 0.15],
      ['Vanilla pods', 5.5, 0.3],
    ],
  },
  {
    name: 'Household',
    supplier: 'Cleanwell Supply',
    secondSupplier: 'Northgate Wholesale',
    weekday: [1.02, 0.96, 0.98, 1, 1.05, 1.19, 0.8],
    seasonAmplitude: 0.05,
    seasonPeakDay: 100,
    weather: { Sunny: 0, Cloudy: 0, Rainy: 0.02, Snowy: 0.04 },
    holidayLift: 1.05,
    elasticity: 1.4,
    packSizes: [4, 6, 12],
    costShare: 0.64,
    products: [
      ['Toilet paper 9 pack', 6.2, 10],
      ['Kitchen roll 2 pack', 3, 7],
      ['Washing-up liquid', 1.9, 6],
      ['Laundry liquid 1 l', 7.8, 3.6],
      ['Dishwasher tabs 30', 8.9, 2.8],
      ['All-purpose cleaner', 2.6, 3],
      ['Sponges 5 pack', 1.8, 3.4],
      ['Bin bags 20', 2.7, 5],
      ['Cling film', 2.1, 2],
      ['Baking paper', 2.4, 2.2],
      ['AA batteries 4 pack', 4.5, 2.5],
      ['Light bulb E27', 3.9, 1.2],
      ['Tea lights 50', 4.2, 1],
      ['Matches', 0.9, 1.6],
      ['Hand soap', 2.3, 4],
      ['Shampoo 250 ml', 3.8, 2.7],
      ['Toothpaste', 2.9, 3.5],
      ['Plasters', 2.5, 0.8],
      ['Shoe polish', 4.1, 0.12],
      ['Ironing water', 2.2, 0.2],
    ],
  },
  {
    name: 'Gifts & toys',
    supplier: 'Lantern & Kite Trading',
    secondSupplier: 'Northgate Wholesale',
    weekday: [0.75, 0.75, 0.82, 0.95, 1.2, 1.75, 0.78],
    seasonAmplitude: 0.25,
    seasonPeakDay: 345,
    weather: { Sunny: 0.02, Cloudy: 0, Rainy: 0.05, Snowy: 0.02 },
    holidayLift: 2.1,
    elasticity: 2.2,
    packSizes: [1, 2, 4],
    costShare: 0.52,
    products: [
      ['Greeting card', 2.5, 6],
      ['Gift wrap roll', 3.2, 2],
      ['Scented candle', 9.5, 1.4],
      ['Enamel mug', 8.9, 0.9],
      ['Notebook A5', 5.5, 1.2],
      ['Wooden puzzle', 14.9, 0.4],
      ['Soft bear', 16.5, 0.45],
      ['Toy car', 4.9, 1.1],
      ['Card game', 9.9, 0.7],
      ['Colouring book', 4.2, 0.9],
      ['Crayons 12', 3.8, 1],
      ['Kite', 18, 0.18],
      ['Skipping rope', 6.5, 0.25],
      ['Bubble mix', 2.2, 1.3],
      ['Jigsaw 1000', 15.5, 0.3],
      ['Postcard', 1.2, 3.5],
      ['Key ring', 4.5, 0.6],
      ['Tote bag', 7.5, 0.8],
      ['Snow globe', 12, 0.2],
      ['Advent calendar', 11, 0.5],
    ],
  },
];

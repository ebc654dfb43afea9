// What exported files are called. The key is the English.
import type { InOtherLanguages } from './in-other-languages.ts';

export const TITLES = {
  'file: orders': ['Bestellungen', 'pedidos', 'commandes'],
  'file: order': ['Bestellung', 'pedido', 'commande'],
  'file: products': ['Produkte', 'productos', 'produits'],
  'file: suppliers': ['Lieferanten', 'proveedores', 'fournisseurs'],
  'file: observations': ['Beobachtungen', 'observaciones', 'observations'],
  'file: prediction': ['Vorhersage', 'predicción', 'prédiction'],
  'file: evidence': ['Belege', 'justificación', 'justification'],
  'file: forecast': ['Prognose', 'previsión', 'prévision'],
  'file: replay': ['Rückblick', 'repaso', 'rétrospective'],
  'file: service level': ['Servicegrad', 'nivel de servicio', 'taux de service'],
} as const satisfies Record<string, InOtherLanguages>;

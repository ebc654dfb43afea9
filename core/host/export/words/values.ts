// Words that stand in the cells of exported files. The key is the English; what stands before ": " only tells homonyms apart.
import type { InOtherLanguages } from './in-other-languages.ts';

export const VALUES = {
  yes: ['ja', 'sí', 'oui'],
  no: ['nein', 'no', 'non'],
  units: ['Einheiten', 'unidades', 'unités'],

  'status: unknown': ['unbekannt', 'desconocido', 'inconnu'],
  'status: out': ['ausverkauft', 'agotado', 'en rupture'],
  'status: critical': ['kritisch', 'crítico', 'critique'],
  'status: low': ['knapp', 'bajo', 'bas'],
  'status: healthy': ['ausreichend', 'suficiente', 'suffisant'],
  'status: overstock': ['Überbestand', 'exceso', 'surstock'],

  'confidence: high': ['hoch', 'alta', 'élevée'],
  'confidence: medium': ['mittel', 'media', 'moyenne'],
  'confidence: low': ['gering', 'baja', 'faible'],

  'order: draft': ['Entwurf', 'borrador', 'brouillon'],
  'order: placed': ['bestellt', 'pedido', 'passée'],
  'order: received': ['erhalten', 'recibido', 'reçue'],
  'order: cancelled': ['storniert', 'cancelado', 'annulée'],

  'policy: shelfcast': ['Shelfcast', 'Shelfcast', 'Shelfcast'],
  'policy: min-max': ['einfache Regel', 'regla sencilla', 'règle simple'],
  'policy: shop': ['der Laden', 'la tienda', 'le magasin'],
  'policy: clairvoyant': ['mit Blick in die Zukunft', 'conociendo el futuro', 'en connaissant l’avenir'],

  'flag: missing': ['fehlt', 'falta', 'manquant'],
  'flag: outlier': ['Ausreißer', 'atípico', 'atypique'],
  'flag: soldOut': ['ausverkauft', 'agotado', 'rupture'],
  'flag: negative': ['negativ', 'negativo', 'négatif'],
  'flag: promotion': ['Aktion', 'promoción', 'promotion'],
  'flag: closed': ['geschlossen', 'cerrado', 'fermé'],
  'flag: corrected': ['korrigiert', 'corregido', 'corrigé'],
  'flag: overlapped': ['mehrere Dateien', 'varios archivos', 'plusieurs fichiers'],

  'method: gbdt': ['Baummodell', 'modelo de árboles', 'modèle d’arbres'],
  // Days look back a week and weeks a year: the words fit both.
  'method: seasonal-naive': [
    'gleiche Zeit zuvor (saisonal naiv)',
    'misma época anterior (estacional simple)',
    'même période précédente (naïf saisonnier)',
  ],
  'method: seasonal-naive-growth': [
    'Vorjahr mit Wachstum',
    'año anterior con crecimiento',
    'année passée avec croissance',
  ],
  'method: pooled-ar': [
    'Muster aller Produkte (Autoregression)',
    'patrones de todos los productos (autorregresión)',
    'régularités de tous les produits (autorégression)',
  ],
  'method: returning': [
    'dieselben Wochen früherer Jahre',
    'las mismas semanas de años anteriores',
    'mêmes semaines des années passées',
  ],
  'method: weekday-mean': ['Mittel des Wochentags', 'media del día de la semana', 'moyenne du jour de semaine'],
  'method: mean-28': ['28-Tage-Mittel', 'media de 28 días', 'moyenne sur 28 jours'],
  'method: ses': ['exponentielle Glättung', 'suavizado exponencial', 'lissage exponentiel'],
  'method: theta': ['Theta', 'Theta', 'Theta'],
  'method: ets': ['ETS', 'ETS', 'ETS'],
  'method: tsb': ['Langsamdreher (TSB)', 'ventas lentas (TSB)', 'ventes lentes (TSB)'],
  'method: croston': ['Croston', 'Croston', 'Croston'],
  'method: sba': ['Langsamdreher (SBA)', 'ventas lentas (SBA)', 'ventes lentes (SBA)'],
  'method: blend': ['Mischung', 'mezcla de métodos', 'mélange de méthodes'],
  'method: twins': ['ähnliche Produkte', 'productos similares', 'produits similaires'],

  'group: recent-sales': ['jüngste Verkäufe', 'ventas recientes', 'ventes récentes'],
  'group: trend': ['Trend', 'tendencia', 'tendance'],
  'group: weekday': ['Wochentag', 'día de la semana', 'jour de semaine'],
  'group: season': ['Jahreszeit', 'temporada', 'saison'],
  'group: holiday': ['Feiertage', 'festivos', 'jours fériés'],
  'group: price': ['Preis', 'precio', 'prix'],
  'group: promotion': ['Aktion', 'promoción', 'promotion'],
  'group: weather': ['Wetter', 'tiempo', 'météo'],
  'group: product': ['das Produkt selbst', 'el propio producto', 'le produit lui-même'],
  'group: stock': ['Bestand', 'existencias', 'stock'],
  'group: simple-method': ['einfache Verfahren', 'métodos sencillos', 'méthodes simples'],
  'group: other': ['alles Übrige', 'todo lo demás', 'tout le reste'],
  'group: override': ['eigene Zahl', 'cifra propia', 'chiffre personnel'],

  'weekday: Mon': ['Mo', 'lun', 'lun'],
  'weekday: Tue': ['Di', 'mar', 'mar'],
  'weekday: Wed': ['Mi', 'mié', 'mer'],
  'weekday: Thu': ['Do', 'jue', 'jeu'],
  'weekday: Fri': ['Fr', 'vie', 'ven'],
  'weekday: Sat': ['Sa', 'sáb', 'sam'],
  'weekday: Sun': ['So', 'dom', 'dim'],
  '{days} days {share} %': ['{days} Tage {share} %', '{days} días {share} %', '{days} jours {share} %'],
} as const satisfies Record<string, InOtherLanguages>;

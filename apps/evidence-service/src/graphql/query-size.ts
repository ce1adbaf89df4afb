import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large a query is before anything of it is run. */
export type QuerySize = {
  readonly depth: number;
  /** Of introspection, which is deep by nature. */
  readonly introspectionDepth: number;
  readonly aliases: number;
  /** The most fields side by side. */
  readonly breadth: number;
  /** Values that the answer can hold: fields, times the length of the lists they stand in. */
  readonly cost: number;
};

const NOTHING: QuerySize = { depth: 0, introspectionDepth: 0, aliases: 0, breadth: 0, cost: 0 };

/** How many there can be of a list's members; where a number in the query decides, `page` names the argument. */
type ListLength = { readonly length: number; readonly page?: { readonly in: string; readonly most: number } };
const LISTS: Readonly<Record<string, ListLength>> = {
  partnerships: { length: 9 },
  members: { length: 8 },
  authorities: { length: 175 },
  codes: { length: 3 },
  regions: { length: 9 },
  measures: { length: 300 },
  pilots: { length: 100 },
  rows: { length: 1_000, page: { in: 'first', most: 4_000 } },
  reasons: { length: 20 },
  quarantineReasons: { length: 50 },
  quarantine: { length: 50, page: { in: 'first', most: 500 } },
  observations: { length: 100, page: { in: 'first', most: 500 } },
  values: { length: 30 },
};

function lengthOf(field: FieldNode): number {
  const list = LISTS[field.name.value];
  if (!list?.page) return list?.length ?? 1;
  const argument = field.arguments?.find(({ name }) => name.value === list.page?.in)?.value;
  if (!argument) return list.length;
  // Variables are not known here: they may be as large as the field allows.
  return argument.kind === Kind.INT ? Math.min(Number(argument.value), list.page.most) : list.page.most;
}

const beside = (a: QuerySize, b: QuerySize): QuerySize => ({
  depth: Math.max(a.depth, b.depth),
  introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
  aliases: a.aliases + b.aliases,
  breadth: Math.max(a.breadth, b.breadth),
  cost: a.cost + b.cost,
});

/**
 * Measures a document, whatever it defines. Each fragment is measured once, so fragments that spread each other many
 * times cost no more time than they have text; one that spreads itself counts as nothing (validation refuses it).
 */
export function measureQuery(document: DocumentNode): QuerySize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, QuerySize>();

  const ofFragment = (name: string): QuerySize => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment ? ofSet(fragment.selectionSet) : NOTHING;
    measured.set(name, size);
    return size;
  };
  const ofField = (field: FieldNode): QuerySize => {
    const inner = field.selectionSet ? ofSet(field.selectionSet) : NOTHING;
    const introspection = field.name.value.startsWith('__');
    const deepest = Math.max(inner.depth, inner.introspectionDepth) + 1;
    return {
      depth: introspection ? 0 : inner.depth + 1,
      introspectionDepth: introspection ? deepest : inner.introspectionDepth,
      aliases: inner.aliases + (field.alias ? 1 : 0),
      breadth: inner.breadth,
      cost: introspection ? 1 : 1 + inner.cost * lengthOf(field),
    };
  };
  const ofSelection = (selection: SelectionNode): QuerySize => {
    if (selection.kind === Kind.FIELD) return ofField(selection);
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    return ofFragment(selection.name.value);
  };
  const ofSet = ({ selections }: SelectionSetNode): QuerySize => {
    const inner = selections.map(ofSelection).reduce(beside, NOTHING);
    return { ...inner, breadth: Math.max(inner.breadth, selections.length) };
  };

  return document.definitions
    .map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? ofSet(definition.selectionSet) : NOTHING,
    )
    .reduce(beside, NOTHING);
}

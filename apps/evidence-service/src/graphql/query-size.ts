import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { lengthOf, readingCostOf } from './field-costs.ts';

/** How large a query is before anything of it is run. */
export type QuerySize = {
  readonly depth: number;
  /** Of introspection, which is deep by nature. */
  readonly introspectionDepth: number;
  readonly aliases: number;
  /** The most fields side by side. */
  readonly breadth: number;
  /** Values that the answer can hold: fields, times the length of the lists they stand in. */
  readonly values: number;
  /** What is read to find them, in as many values as could be returned meanwhile. */
  readonly reads: number;
};

const NOTHING: QuerySize = { depth: 0, introspectionDepth: 0, aliases: 0, breadth: 0, values: 0, reads: 0 };

const beside = (a: QuerySize, b: QuerySize): QuerySize => ({
  depth: Math.max(a.depth, b.depth),
  introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
  aliases: a.aliases + b.aliases,
  breadth: Math.max(a.breadth, b.breadth),
  values: a.values + b.values,
  reads: a.reads + b.reads,
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
      values: introspection ? 1 : 1 + inner.values * lengthOf(field),
      reads: inner.reads + readingCostOf(field),
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

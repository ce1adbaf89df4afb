import {
  authorityByAnyCode,
  inclusionPlanSchema,
  newestVersion,
  pilotPlanDraftSchema,
  STRAND_TEMPLATES,
  variantSchema,
} from '@rep/domain';
import { z } from 'zod';
import { strandName } from '../pilots/strand-names.ts';
import { valueWords } from '../variants/parameter-words.ts';

/** One question of an easy-read page with its short answers, one thought a line. */
type Part = { readonly question: string; readonly answers: readonly string[] };
type EasyRead = { readonly title: string; readonly about: string; readonly parts: readonly Part[] };

/** A text sentence by sentence: easy read has one thought a line. */
const sentences = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
/** A code says nothing to who reads this. */
const nameOnly = (laCode: string): string => authorityByAnyCode(laCode)?.name ?? laCode;
const filled = (parts: readonly Part[]): readonly Part[] => parts.filter(({ answers }) => answers.length > 0);

const pilotSchema = z.looseObject({ title: z.string(), strand: z.string(), plan: pilotPlanDraftSchema });
function ofPilot(content: unknown): EasyRead {
  const { title, strand, plan } = pilotSchema.parse(content);
  return {
    title,
    about: `This is a plan to try something new. It is about: ${strandName(strand).toLowerCase()}.`,
    parts: filled([
      { question: 'What do we want to find out?', answers: sentences(plan.question) },
      { question: 'What do we want to do?', answers: sentences(plan.theoryOfChange) },
      { question: 'Where?', answers: (plan.design?.areas ?? []).map(nameOnly) },
      { question: 'What should you know?', answers: sentences(plan.publicText) },
    ]),
  };
}

function ofVariant(content: unknown): EasyRead {
  const variant = variantSchema.parse(content);
  const template = STRAND_TEMPLATES.find(({ strand }) => strand === variant.strand);
  const parts = Object.entries(newestVersion(variant).values).map(([name, { value, reason }]) => {
    const parameter = template?.parameters.find((each) => each.name === name);
    const answer = parameter ? valueWords(parameter, value) : String(value);
    return { question: parameter?.label ?? name, answers: [answer, ...sentences(reason)] };
  });
  return {
    title: variant.name,
    about: `This is how we want to do it here. It is about: ${strandName(variant.strand).toLowerCase()}.`,
    parts: filled(parts),
  };
}

const spaced = (id: string): string => {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const planSchema = inclusionPlanSchema.pick({ laCode: true, sections: true }).loose();
function ofPlan(content: unknown): EasyRead {
  const { laCode, sections } = planSchema.parse(content);
  const parts = sections.map((section): Part => {
    if (section.kind === 'text') return { question: spaced(section.id), answers: sentences(section.text) };
    const answers =
      section.kind === 'provision-map'
        ? section.rows.map(({ provision, provider }) => `${provision}, by ${provider}`)
        : section.rows.map(({ need, intention }) => `${need}: ${intention}`);
    return { question: spaced(section.id), answers };
  });
  return {
    title: `Plan of ${nameOnly(laCode)}`,
    about: 'This is a plan to help children and young people with special needs or a disability.',
    parts: filled(parts),
  };
}

/** States of a draft that can still become another. */
const OPEN: readonly string[] = ['draft', 'consulting', 'agreed', 'drafted', 'board-reviewed', 'returned'];
export const isDraft = (state: string): boolean => OPEN.includes(state);

const READS: Readonly<Record<string, (content: unknown) => EasyRead>> = {
  ...{ pilot: ofPilot, variant: ofVariant, 'inclusion-plan': ofPlan },
};
/** A draft in short lines under plain questions. */
export const easyRead = (kind: string, content: unknown): EasyRead => (READS[kind] ?? ofPilot)(content);

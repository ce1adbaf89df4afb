import { describe, expect, it } from 'vitest';
import { parsePilotForm } from '../src/pilots/pilot-form.ts';
import { startPortal } from './started-portal.ts';

const { visitor } = startPortal();

describe('the pilot form', () => {
  it('says what is wrong at each field and keeps what was typed', async () => {
    const lead = await visitor('lead-authority');
    const page = await lead.submit('/partnerships/london/pilots/new', '/partnerships/london/pilots', {
      title: ' ',
      question: 'Does <b>it</b> work?',
    });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('<title>Error: Start a pilot');
    expect(page.body).toContain('href="#title">Enter a title for the pilot');
    expect(page.body).toContain('href="#strand">Choose what the pilot is about');
    expect(page.body).toContain('Does &lt;b&gt;it&lt;/b&gt; work?');
  });
});

describe('a pilot’s text', () => {
  it('that nobody could read is refused at its field', async () => {
    const lead = await visitor('lead-authority');
    const page = await lead.submit('/partnerships/london/pilots/new', '/partnerships/london/pilots', {
      title: '\u200b',
      strand: 'mediation',
      question: 'one\r\ntwo\u0007',
    });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('href="#title">Change the title: type at least one visible character');
    expect(page.body).toContain('href="#question">Change the question: take the control characters out');
  });

  it('stands apart from the page around it, whichever way it is written', async () => {
    const lead = await visitor('lead-authority');
    const list = await lead.get('/partnerships/london/pilots');
    expect(list.body).toContain('<bdi>\u202eMediation</bdi></a>');
    const page = await lead.get('/partnerships/london/pilots/7b0e3c52-5d0c-4c2b-9a53-0a4c7f1d2e11');
    expect(page.body).toContain('<bdi>\u202eMediation</bdi></h1>');
    expect(page.body).toContain('<bdi>Does it work?</bdi>');
  });
});

describe('the form', () => {
  it('takes a question of several lines as a browser sends it', () => {
    const { draft } = parsePilotForm({ title: 'A', strand: 'mediation', question: 'one\r\ntwo' });
    expect(draft?.question).toBe('one\ntwo');
  });
});

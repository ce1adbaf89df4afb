// GraphQL requests per second against the evidence service, beside the same server answering a constant.
// Run by infra/bench/graphql.ts, which passes the address, a token and the scenario.
import { check } from 'k6';
import http from 'k6/http';

const scenario = __ENV.SCENARIO === 'constant' ? 'constant' : 'graphql';

export const options = {
  scenarios: {
    [scenario]: { executor: 'constant-vus', vus: 10, duration: __ENV.DURATION || '15s' },
  },
  thresholds: {
    http_req_failed: ['rate==0'],
    checks: ['rate==1'],
    http_req_duration: ['p(95)<250'],
  },
  summaryTrendStats: ['med', 'p(95)', 'max'],
};

// The first page's question: one measure for a partnership's authorities, their region and England, six years.
const body = JSON.stringify({
  query: `query FirstPage($areas: [String!]) {
    observations(
      filter: { dataset: "timeliness_20_week", areas: $areas, from: 2019, to: 2024, defaultBreakdown: true }
      measures: ["pc_plans_issued_20_weeks_ex"]
      first: 100
    ) {
      edges { node { areaCode areaName period { timePeriod } values { measure value } } }
      asOf { complete }
    }
  }`,
  variables: { areas: ['E09000003', 'E09000007', 'E09000010', 'E09000019', 'E12000007', 'E92000001'] },
});
const params = {
  headers: { 'content-type': 'application/json', authorization: `Bearer ${__ENV.TOKEN}` },
};

export default function request() {
  if (scenario === 'constant') {
    const answer = http.get(`${__ENV.EVIDENCE_URL}/health/live`);
    check(answer, { 'is 200': (r) => r.status === 200 });
    return;
  }
  const answer = http.post(`${__ENV.EVIDENCE_URL}/graphql`, body, params);
  check(answer, {
    'is 200': (r) => r.status === 200,
    'has every year of every area': (r) => r.json('data.observations.edges.#') === 36,
  });
}

export function handleSummary(data) {
  return { stdout: JSON.stringify(data.metrics) };
}

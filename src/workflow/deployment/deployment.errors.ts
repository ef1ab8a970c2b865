import { DomainError, type Problem } from '../../common';

export class DeploymentRefused extends DomainError {
  constructor(problems: readonly Problem[]) {
    const first = problems[0]!;
    super(
      'deployment-refused',
      'unprocessable',
      { zh: `流程图有 ${problems.length} 处问题，未部署：${first.message.zh}`, en: `The diagram has ${problems.length} problems and was not deployed: ${first.message.en}` },
      { elements: problems.map((problem) => problem.elementId) },
      problems,
    );
  }
}

export class NothingToDeploy extends DomainError {
  constructor(sentence: { zh: string; en: string }) {
    super('nothing-to-deploy', 'unprocessable', sentence);
  }
}

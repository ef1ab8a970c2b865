import { DatabaseTime } from './database-time';

const TRUE_TIME = Date.parse('2026-10-12T02:00:00Z');

describe('the time hosts share', () => {
  let trueTime: number;
  let counter: number;
  let wallIsWrongBy: number;
  let answerTakes: number;
  let fresh: () => DatabaseTime;
  let time: DatabaseTime;

  const pass = (milliseconds: number) => {
    trueTime += milliseconds;
    counter += milliseconds;
  };
  beforeEach(async () => {
    [trueTime, counter, wallIsWrongBy, answerTakes] = [TRUE_TIME, 5000, 3_600_000, 20];
    const database = {
      now: async () => {
        pass(answerTakes / 2);
        const said = trueTime;
        pass(answerTakes / 2);
        return said;
      },
    };
    fresh = () => new DatabaseTime(database, { wall: () => trueTime + wallIsWrongBy, counter: () => counter });
    time = fresh();
    await time.measure();
  });

  const isRight = () => expect(time.now().getTime()).toBe(trueTime);

  it('is the database’s, half a round trip after it was said, on a host that is an hour ahead', () => {
    isRight();
    pass(12_345);
    isRight();
  });

  it('does not jump when somebody turns the host’s clock', () => {
    wallIsWrongBy = -86_400_000;
    pass(1000);
    isRight();
  });

  it('follows when the database’s own clock is set right', async () => {
    trueTime += 7000;
    await time.measure();
    isRight();
  });

  it('is not taken from an answer that took too long to say when it was given', async () => {
    answerTakes = 5000;
    await time.measure();
    isRight();
  });

  it('is taken from a slow answer all the same when it is the first one', async () => {
    answerTakes = 5000;
    time = fresh();
    await time.start();
    time.onApplicationShutdown();
    isRight();
  });
});

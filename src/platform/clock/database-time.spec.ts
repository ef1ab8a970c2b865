import { DatabaseTime } from './database-time';

const TRUE_TIME = Date.parse('2026-10-12T02:00:00Z');

describe('the time hosts share', () => {
  let trueTime: number;
  let counter: number;
  let wallIsWrongBy: number;
  let answerTakes: number;
  /** of the round trip, before the database looks at its clock */
  let shareOfTheWayThere: number;
  let fresh: () => DatabaseTime;
  let time: DatabaseTime;

  const pass = (milliseconds: number) => {
    trueTime += milliseconds;
    counter += milliseconds;
  };
  beforeEach(async () => {
    [trueTime, counter, wallIsWrongBy, answerTakes, shareOfTheWayThere] = [TRUE_TIME, 5000, 3_600_000, 20, 0.5];
    const database = {
      now: async () => {
        pass(answerTakes * shareOfTheWayThere);
        const said = trueTime;
        pass(answerTakes * (1 - shareOfTheWayThere));
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

  it('is not moved by a slow answer whose two ways took differently long: it says no more than half a round trip', async () => {
    answerTakes = 900;
    for (shareOfTheWayThere of [0, 1]) {
      await time.measure();
      isRight();
    }
  });

  it('never goes back: when the database’s clock is set back it stands still until that has caught up', async () => {
    const before = time.now().getTime();
    trueTime -= 3000;
    await time.measure();
    expect(time.now().getTime()).toBe(before);
    pass(1000);
    expect(time.now().getTime()).toBe(before);
    pass(4000);
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

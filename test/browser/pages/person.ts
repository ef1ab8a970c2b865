import type { BrowserContextOptions, Page } from 'playwright-core';
import type { BrowserWorld } from '../../support/browser-world';
import type { FormValues } from './form.page';
import { HeaderPage } from './header.page';
import { InstancePage } from './instance.page';
import { RegisterPage } from './register.page';
import { SignInPage } from './sign-in.page';
import { StartPage } from './start.page';
import { SupervisionPage } from './supervision.page';
import { TaskListPage, type RowWords } from './task-list.page';
import { TaskPage } from './task.page';

/** Somebody at their own browser, signed in by one click, with the pages they use. */
export class Person {
  readonly header: HeaderPage;
  readonly tasks: TaskListPage;
  readonly task: TaskPage;
  readonly start: StartPage;
  readonly register: RegisterPage;
  readonly supervision: SupervisionPage;
  readonly instance: InstancePage;

  private constructor(readonly page: Page) {
    this.header = new HeaderPage(page);
    this.tasks = new TaskListPage(page);
    this.task = new TaskPage(page);
    this.start = new StartPage(page);
    this.register = new RegisterPage(page);
    this.supervision = new SupervisionPage(page);
    this.instance = new InstancePage(page);
  }

  static async signedIn(world: BrowserWorld, userId: string, options: BrowserContextOptions = {}): Promise<Person> {
    const page = await world.window(options);
    const door = new SignInPage(page);
    await door.open();
    await door.become(userId);
    return new Person(page);
  }

  /** The same person in one more page of their browser. */
  async inAnotherTab(world: BrowserWorld): Promise<Person> {
    return new Person(await world.tab(this.page.context()));
  }

  /** Into the task from 待办, else from 待认领 by taking it. */
  async enter(words: RowWords): Promise<void> {
    await this.tasks.open('todo');
    if ((await this.tasks.row(words).count()) > 0) {
      await this.tasks.enter(words);
      return this.task.ready();
    }
    await this.tasks.open('claimable');
    await this.tasks.enter(words);
    await this.task.claim();
  }

  /** Opens the task, fills and sends it. */
  async complete(words: RowWords, values: FormValues = {}, opinion?: string): Promise<void> {
    await this.enter(words);
    await this.task.complete(values, opinion);
  }
}

/** Everybody who has signed in so far, each at their own browser. */
export class People {
  private readonly known = new Map<string, Promise<Person>>();

  constructor(private readonly world: BrowserWorld) {}

  as(userId: string): Promise<Person> {
    let person = this.known.get(userId);
    if (!person) this.known.set(userId, (person = Person.signedIn(this.world, userId)));
    return person;
  }
}

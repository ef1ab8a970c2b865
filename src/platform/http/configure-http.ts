import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import express, { type NextFunction, type Request, type Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import helmet from 'helmet';
import { newId } from '../../common';
import type { Settings } from '../config';
import { requestContent } from './body.middleware';
import { openApiDocument } from './open-api-document';
import { RequestGate } from './request-gate';

/**
 * Everything between the socket and the router, in order. Call once before `app.init()` or `app.listen()`; create the
 * application with `bodyParser: false`.
 */
export function configureHttp(app: NestExpressApplication, settings: Settings): void {
  app.disable('x-powered-by');
  if (settings.trustProxy) app.set('trust proxy', 'loopback');
  app.use(app.get(RequestGate).enter);
  app.use(requestId);
  app.use(securityHeaders(settings));
  app.use('/api', noStore);
  for (const middleware of requestContent()) app.use(middleware as express.RequestHandler);
  publishOpenApi(app);
  serveClient(app, settings.clientDir);
}

/** Names the request in the log and in a 500 answer. A caller's own id is not believed. */
function requestId(request: Request & { id?: string }, response: Response, next: NextFunction): void {
  request.id = newId();
  response.setHeader('X-Request-Id', request.id);
  next();
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** Scripts only from us. Styles also inline: bpmn-js and Element Plus place elements by style attributes. */
function securityHeaders(settings: Settings) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // only behind TLS; on http://localhost it would lock the visitor out of other local ports
    strictTransportSecurity: settings.secureCookies ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** `/api/openapi.json` for the client generator, `/api/docs` for people. */
function publishOpenApi(app: NestExpressApplication): void {
  let document: OpenAPIObject | undefined;
  // built on the first request: starting the server does not wait for it
  SwaggerModule.setup('api/docs', app, () => (document ??= openApiDocument(app)), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
}

/** The built web client on the same port; every path that is not the API's and not a file is a page of it. */
function serveClient(app: NestExpressApplication, folder: string): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  // as .br or .gz where the browser takes it: the build brings both
  app.use('/assets', expressStaticGzip(join(folder, 'assets'), { enableBrotli: true, orderPreference: ['br', 'gz'], serveStatic: { immutable: true, maxAge: '1y', fallthrough: true } }));
  app.use(express.static(folder, { index: 'index.html', maxAge: 0 }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|health|metrics|assets)(\/|$)/.test(request.path) && request.accepts('html');
    if (!isPage) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}

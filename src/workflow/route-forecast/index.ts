export * from './route-forecast.dto';
export * from './route-forecast.module';
export * from './route-forecast.service';

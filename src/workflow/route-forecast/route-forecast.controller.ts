import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale, IdempotencyKeyIgnored } from '../../platform/http';
import { RouteForecastRequest, RouteForecastResponse } from './route-forecast.dto';
import { RouteForecastService } from './route-forecast.service';

@ApiTags('process-definitions')
@Controller('api/process-definitions')
export class RouteForecastController {
  constructor(private readonly forecasts: RouteForecastService) {}

  /** Which way a start form would go, and through whose hands. Nothing is written. */
  @Post(':key/route-forecast')
  @HttpCode(200)
  @IdempotencyKeyIgnored('nothing is written')
  async forecast(@Param('key') key: string, @Body() { variables }: RouteForecastRequest, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<RouteForecastResponse> {
    const { refusal, ...forecast } = await this.forecasts.forecast(actor, key, variables);
    return { ...forecast, ...(refusal ? { refusal: refusal[locale] } : {}) };
  }
}

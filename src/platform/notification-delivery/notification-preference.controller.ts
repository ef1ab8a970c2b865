import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale, IdempotencyKeyRefused, type Locale } from '../http';
import { DeliveryChannels } from './delivery-channels';
import { changeOf, NotificationPreferenceRequest, NotificationPreferenceResponse, NotificationTestRequest, preferenceDto } from './notification-preference.dto';
import type { NotificationPreference } from './notification-preference.entity';
import { NotificationPreferenceService } from './notification-preference.service';

/** How the signed-in person is told outside of the product. */
@ApiTags('notifications')
@Controller('api/notifications/preferences')
export class NotificationPreferenceController {
  constructor(
    private readonly preferences: NotificationPreferenceService,
    private readonly channels: DeliveryChannels,
  ) {}

  /** The own choices; of robots and secrets only whether they are set. */
  @Get()
  async get(@CurrentActor() actor: Actor, @CurrentLocale() locale: Locale): Promise<NotificationPreferenceResponse> {
    return this.dto(await this.preferences.get(actor, locale), locale);
  }

  /** Replaces the choices; secrets that are left out stay. */
  @Put()
  async put(@CurrentActor() actor: Actor, @CurrentLocale() locale: Locale, @Body() body: NotificationPreferenceRequest): Promise<NotificationPreferenceResponse> {
    return this.dto(await this.preferences.save(actor, changeOf(body)), locale);
  }

  /** Sends a test message over one channel; 204 when the receiver has taken it. */
  @Post('test')
  @HttpCode(204)
  @IdempotencyKeyRefused('every call sends a message')
  test(@CurrentActor() actor: Actor, @Body() { channel }: NotificationTestRequest): Promise<void> {
    return this.preferences.sendTest(actor, channel);
  }

  private dto(preference: NotificationPreference, locale: Locale): NotificationPreferenceResponse {
    return preferenceDto(preference, (channel) => this.channels.get(channel).unavailable, locale);
  }
}

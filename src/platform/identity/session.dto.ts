import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

export class SignInDto {
  @ApiProperty() @IsString() @Length(1, 64) username: string;
  @ApiProperty() @IsString() @Length(1, 256) password: string;
}

export class DemoSignInDto {
  @ApiProperty() @IsString() @Length(1, 64) username: string;
}

export class RoleLabelDto {
  @ApiProperty({ example: 'REGISTRAR' }) role: string;
  @ApiProperty() orgId: string;
  @ApiProperty() orgName: string;
  @ApiProperty({ description: 'name of the role in the policy pack' }) title: string;
}

export class MeDto {
  @ApiProperty() userId: string;
  @ApiProperty() username: string;
  @ApiProperty() name: string;
  @ApiProperty() tenantId: string;
  @ApiProperty() tenantName: string;
  @ApiProperty({ description: 'policy pack of the tenant' }) packId: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: [RoleLabelDto] }) roles: RoleLabelDto[];
  @ApiProperty({ enum: ['work', 'start', 'register', 'supervision', 'modeler', 'incidents'], isArray: true }) sections: string[];
  @ApiProperty({ type: [String] }) permissions: string[];
  @ApiProperty({ description: 'the demo world is loaded; users can be switched and the clock moved' }) demo: boolean;
}

export class DemoUserDto {
  @ApiProperty() username: string;
  @ApiProperty() name: string;
  @ApiProperty() title: string;
  @ApiProperty() tenantName: string;
  @ApiProperty({ type: [RoleLabelDto] }) roles: RoleLabelDto[];
}

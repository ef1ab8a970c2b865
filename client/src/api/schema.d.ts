// Written by `npm run api` from the OpenAPI description of the server. Do not edit.

export interface paths {
    "/api/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifies the chains of the auditor's own tenant and of every tenant he is auditor of. */
        get: operations["AuditController_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/{region}/workdays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The day so many workdays after an event, with every counted and skipped day. */
        get: operations["CalendarController_workdays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/{region}/years/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Holidays and make-up workdays of one year and where they come from. */
        get: operations["CalendarController_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cc/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A copy of one's own has been read. */
        post: operations["TaskCopyController_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Business time. */
        get: operations["ClockController_get"];
        /** Moves business time forward and fires what is due on the way. */
        put: operations["ClockController_move"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One day forward, or to the next instant at which something is owed. */
        post: operations["ClockController_advance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadlines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A due date explained: rule, counted and skipped days, history, what will happen when. */
        get: operations["DeadlineController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in as one of the demo users, without a password. */
        post: operations["DemoSessionController_signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can be signed in as with one click. */
        get: operations["DemoSessionController_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deployments, newest first. */
        get: operations["DeploymentController_list"];
        put?: never;
        /** Deploys new versions; 422 lists the problems by element and nothing has changed. */
        post: operations["DeploymentController_deploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployments/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would stand in the way of deploying these files. */
        post: operations["DeploymentController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: `state` with the caller's counts at once and after every change, and which lists changed. */
        get: operations["LiveUpdateController_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uploads one png, jpg or pdf. It counts once a completed task or a started process refers to its id. */
        post: operations["EvidenceController_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of one piece of evidence. */
        get: operations["EvidenceController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as it was uploaded. Images may be shown in place; everything else is a download. */
        get: operations["EvidenceController_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A small picture of an image, at most 320 pixels wide and high; 422 for what cannot be drawn. */
        get: operations["EvidenceController_thumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the tenant's supervisors still have to take up by hand. */
        get: operations["FollowUpController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/form-drafts/{kind}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller has typed and not sent: of a task (its id) or of a start form (process key, or `key:groupNo`). */
        get: operations["FormDraftController_get"];
        /** Keeps what is on the page. */
        put: operations["FormDraftController_save"];
        post?: never;
        /** 放弃草稿. */
        delete: operations["FormDraftController_discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the register. */
        get: operations["GroupController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{groupNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group with its roster, running clocks, cases, history and runs. */
        get: operations["GroupController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{groupNo}/dissolution-triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One more reason to dissolve: starts P12, or is recorded with the running one (the earlier due date wins). */
        post: operations["DissolutionController_trigger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{groupNo}/dissolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The group's dissolutions with their clock, newest first. */
        get: operations["DissolutionController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{groupNo}/end-date-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another end date: later than today takes the dissolution back, otherwise the clock counts from the new day. */
        post: operations["DissolutionController_changeEndDate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 离岗交接: everything one person has in hand goes to another. */
        post: operations["HandoverController_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/handovers/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would go over, and what would stay. */
        post: operations["HandoverController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stuck work of the caller's organization, newest first. */
        get: operations["IncidentResolutionController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident with what the caller may do about it. */
        get: operations["IncidentResolutionController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries again what failed: as it is, without the broken step, or with repaired variables. Answers how it went. */
        post: operations["IncidentResolutionController_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reminders, escalations, new tasks and results, newest first. */
        get: operations["NotificationController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own choices; of robots and secrets only whether they are set. */
        get: operations["NotificationPreferenceController_get"];
        /** Replaces the choices; secrets that are left out stay. */
        put: operations["NotificationPreferenceController_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a test message over one channel; 204 when the receiver has taken it. */
        post: operations["NotificationPreferenceController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks everything as read. */
        post: operations["NotificationController_readAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks one as read. */
        post: operations["NotificationController_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clauses, deadlines, catalogue and role names of the own regulation. */
        get: operations["PolicyController_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pickers/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live groups of the tenant, the caller's own first. */
        get: operations["GroupPickerController_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pickers/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of one group; without a group there is nobody to choose. */
        get: operations["MemberPickerController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pickers/orgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units of the own organization. */
        get: operations["OrganizationPickerController_orgs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pickers/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of the own organization. */
        get: operations["OrganizationPickerController_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest version of every process, or all versions of one. */
        get: operations["ProcessDefinitionController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-definitions/startable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tiles: what the caller may start. Who keeps the system running, and who sits outside, starts no cases. */
        get: operations["ProcessDefinitionController_listStartable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-definitions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version. */
        get: operations["ProcessDefinitionController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-definitions/{id}/start-form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to fill in before the process starts. */
        get: operations["ProcessDefinitionController_getStartForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-definitions/{id}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The diagram as it was deployed. */
        get: operations["ProcessDefinitionController_getXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-definitions/{key}/route-forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which way a start form would go, and through whose hands. Nothing is written. */
        post: operations["RouteForecastController_forecast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs the caller may see, newest first; `startedBy=me` for one's own. */
        get: operations["ProcessInstanceController_list"];
        put?: never;
        /** Starts a process from its tile. */
        post: operations["ProcessInstanceController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run with its open steps. */
        get: operations["ProcessInstanceController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/approval-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审批单: the run on paper, with its digest and a code that leads back to the record. */
        get: operations["ApprovalSheetController_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/approval-sheet/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the digest on a paper of this run must be while nothing further has happened. */
        get: operations["ApprovalSheetController_digest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a run from outside, with its tasks, timers and called runs. */
        post: operations["InstanceControlController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller may do to this run, and where it stands. */
        get: operations["InstanceControlController_controls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why this route was chosen. */
        get: operations["ProcessInstanceController_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/diagram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The diagram with the path taken. */
        get: operations["ProcessInstanceController_diagram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The story of the run and of the runs it called, newest first. */
        get: operations["ProcessInstanceController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/modification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 调整流程: cancels steps and begins before others. */
        post: operations["InstanceControlController_modify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/modification/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an adjustment would do, in the words of its answer; nothing changes. */
        post: operations["InstanceControlController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复: what arrived meanwhile is delivered, timers that fell due fire. */
        post: operations["InstanceControlController_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停: the run and those it called stand still; deadlines run on. */
        post: operations["InstanceControlController_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The root variables of a run, for those who may repair them. */
        get: operations["InstanceVariableController_list"];
        put?: never;
        /** Sets variables right, with a reason. */
        post: operations["InstanceVariableController_repair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/process-instances/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回申请: the starter takes the application back. */
        post: operations["ProcessInstanceController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saved-filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own and those shared with them, with the counts of their own work. */
        get: operations["SavedFilterController_list"];
        put?: never;
        /** Keeps a filter under a name. */
        post: operations["SavedFilterController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saved-filters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes one's own. */
        put: operations["SavedFilterController_change"];
        post?: never;
        /** Deletes one's own; a shared one is then gone for everybody. */
        delete: operations["SavedFilterController_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I? */
        get: operations["SessionController_me"];
        put?: never;
        /** Signs in. A session the browser still had ends: the token changes with every sign-in. */
        post: operations["SessionController_signIn"];
        /** Signs out. */
        delete: operations["SessionController_signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stand-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 外出代理 of the caller, as who is away and as who stands in; the latest first. */
        get: operations["StandInController_list"];
        put?: never;
        /** Somebody acts for the caller (or, by supervisors, for somebody else) for a while. */
        post: operations["StandInController_arrange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stand-ins/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends it before its time. */
        post: operations["StandInController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs behind a counter, the most pressing first. */
        get: operations["SupervisionController_overdue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The counters of the 督办 page, within what the caller oversees. */
        get: operations["SupervisionController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待办, 待认领, 已办, 抄送我 of the caller. */
        get: operations["TaskListController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/batch-completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量办理: the same decision on several tasks of one step; what is refused is named, the others are done. */
        post: operations["UserTaskCourseController_completeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of each list. */
        get: operations["TaskListController_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task with its form, what is known, and what the caller may do. */
        get: operations["UserTaskController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/additional-signers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 加签: others sign before the decision, or after it and before the case goes on. */
        post: operations["UserTaskPassingController_addSigners"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/additional-signers/{signatureId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 减签: somebody need not sign after all. */
        post: operations["UserTaskPassingController_removeSigner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改派 by a supervisor. */
        post: operations["UserTaskController_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/cc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 抄送. */
        post: operations["UserTaskCourseController_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a task the caller is a candidate for. */
        post: operations["UserTaskController_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a note to the story. */
        post: operations["UserTaskController_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the form in; the process goes on. */
        post: operations["UserTaskController_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/delegation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 委派: asks somebody to help; it comes back. */
        post: operations["UserTaskPassingController_delegate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/delegation/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 交回 by who helps, 收回 by who asked. */
        post: operations["UserTaskPassingController_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 of one's own last act, while nobody has acted on what followed. */
        post: operations["UserTaskCourseController_recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回 to an earlier step the process allows. */
        post: operations["UserTaskCourseController_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs as an additional signer. */
        post: operations["UserTaskPassingController_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转办: gives one's task to somebody else for good. */
        post: operations["UserTaskPassingController_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/unclaim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a claimed task back to all candidates. */
        post: operations["UserTaskController_unclaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user-tasks/{id}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催办. */
        post: operations["UserTaskCourseController_urge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/violation-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases the caller may know of, or the clues they handed in. */
        get: operations["ViolationController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/violation-cases/anonymous-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A report without a name: whoever is signed in, nothing of the person is kept. The code is shown once. */
        post: operations["ViolationController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/violation-cases/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What came of an anonymous report. The code travels in the body, so that no log of addresses keeps it. */
        post: operations["ViolationController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/violation-cases/{caseNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case with its reports, measures and judgements. */
        get: operations["ViolationController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AddSignersRequest: {
            reason: string;
            /**
             * @description BEFORE: they sign before the handler decides; AFTER: once the handler has decided
             * @enum {string}
             */
            position: "AFTER" | "BEFORE";
            userIds: string[];
            evidenceIds?: string[];
        };
        AdvanceClockRequest: {
            /**
             * @description one day, or to the next instant at which something is owed
             * @enum {string}
             */
            by: "day" | "next-deadline";
        };
        AnonymousAnswer: {
            caseNo: string;
            state: string;
            answer: string | null;
        };
        AnonymousReportReceipt: {
            caseNo: string;
            /** @description 只显示这一次 */
            queryCode: string | null;
            guidance: string;
        };
        AnonymousReportRequest: {
            possibleSecret?: boolean;
            groupNo?: string;
            discoveredAt?: string;
            itemCodes?: string[];
            description?: string;
            senderHint?: string;
            reportedUserIds?: string[];
            /** @enum {string} */
            spread?: "INSIDE" | "OUTSIDE" | "PUBLIC_MEDIA";
            /** @enum {string} */
            topic?: "DISASTER_ACCIDENT" | "MASS_INCIDENT" | "MINORS" | "NONE";
        };
        AnswerQuery: {
            queryCode: string;
        };
        ApprovalSheetDigestResponse: {
            /** @description SHA-256 of the record as it stands now, 64 hexadecimal digits; a paper with another one is older or not genuine */
            digest: string;
            /** @description the number printed on the sheet; empty when the run has none people know it by */
            number: string;
        };
        ArrangeStandInRequest: {
            reason: string;
            /** @description who is away; absent: the caller */
            principalId?: string;
            deputyId: string;
            startsAt: string;
            endsAt: string;
            /** @description absent or empty: every process */
            processKeys?: string[];
        };
        AssignUserTaskRequest: {
            reason: string;
            userId: string;
        };
        AuditVerificationDto: {
            tenantId: string;
            /** @description entries found to fit, counted from the first */
            entries: number;
            intact: boolean;
            /** @description number of the first entry that does not fit */
            firstBroken?: number;
            /** @description hash of the last entry that fits; note it elsewhere to prove the log later */
            headHash: string;
        };
        AuditVerificationListDto: {
            items: components["schemas"]["AuditVerificationDto"][];
        };
        BatchCompletionRequest: {
            opinion?: string;
            taskIds: string[];
            /** @description what every task's form sends */
            variables: {
                [key: string]: unknown;
            };
        };
        BatchCompletionResponse: {
            results: components["schemas"]["BatchResultResponse"][];
        };
        BatchResultResponse: {
            taskId: string;
            done: boolean;
            /** @description why not: the code and the sentence a single completion would have been refused with */
            code?: string;
            detail?: string;
        };
        CalendarDayDto: {
            date: string;
            /** @enum {string} */
            kind: "HOLIDAY" | "LIEU_WORKDAY";
            name: string;
        };
        CalendarSourceDto: {
            title: string;
            docNo?: string;
            url?: string;
        };
        CalendarYearDto: {
            year: number;
            version: number;
            /** @enum {string} */
            status: "FALLBACK" | "OFFICIAL";
            source: components["schemas"]["CalendarSourceDto"];
            days: components["schemas"]["CalendarDayDto"][];
        };
        CaseAssessmentView: {
            at: string | null;
            /** @enum {string} */
            phase: "CONFIRMED" | "INTAKE";
            decision: string;
            /** @enum {string|null} */
            class: "BAD" | "ILL" | "MANUAL" | "MGT" | "SEC" | "TRD" | null;
            /** @enum {string|null} */
            severity: "S1" | "S2" | "S3" | "S4" | null;
            /** @enum {string|null} */
            risk: "HIGH" | "LOW" | "MID" | null;
            /** @enum {string|null} */
            spread: "INSIDE" | "OUTSIDE" | "PUBLIC_MEDIA" | null;
            reason: string | null;
            judgedBy: components["schemas"]["CasePerson"];
        };
        CaseEvidenceHold: {
            heldAt: string | null;
            fixedAt: string | null;
        };
        CaseMeasure: {
            /** @enum {string} */
            type: "BLACKLIST" | "FREEZE_JOIN" | "GROUP_MUTE" | "MUTE" | "NOTICE" | "RECALL_ASKED" | "REMOVE" | "WARN";
            name: string;
            target: string | null;
            doneAt: string | null;
            recordedBy: components["schemas"]["CasePerson"];
            lessReason: string | null;
            evidenceIds: string[];
        };
        CasePerson: {
            id: string;
            name: string;
        };
        CaseRecusal: {
            row: number | null;
            skippedRoles: string[];
        };
        CaseReport: {
            docNo: string;
            ladder: string;
            level: number;
            row: string;
            title: string;
            state: string;
            channel: string;
            toRole: string;
            dueAt: string | null;
            submittedAt: string | null;
            lateMinutes: number;
            receivedAt: string | null;
            receiverName: string | null;
            receiptNo: string | null;
            note: string | null;
        };
        CaseTimes: {
            discoveredAt: string | null;
            reportedAt: string | null;
            assignedAt: string | null;
            firstMeasureAt: string | null;
            classifiedAt: string | null;
            closedAt: string | null;
        };
        ChannelStateDto: {
            /** @enum {string} */
            channel: "DINGTALK" | "MAIL" | "WECOM";
            /** @description can this installation send over it at all? */
            available: boolean;
            /** @description why not, in words */
            reason?: string;
            /** @description is an address given? */
            ready: boolean;
            /** @description of a robot's address; the rest of it is secret */
            host?: string;
        };
        CheckDeploymentRequest: {
            resources: components["schemas"]["ResourceRequest"][];
        };
        ClockMovedResponse: {
            /** @enum {string} */
            mode: "demo" | "manual" | "system";
            /** @description business now */
            now: string;
            /** @description the next instant at which something is owed to the caller's organization */
            nextDueAt?: string;
            /** @description how many jobs fired on the way */
            fired: number;
        };
        ClockResponse: {
            /** @enum {string} */
            mode: "demo" | "manual" | "system";
            /** @description business now */
            now: string;
            /** @description the next instant at which something is owed to the caller's organization */
            nextDueAt?: string;
        };
        CommentRequest: {
            text: string;
            evidenceIds?: string[];
        };
        CompleteUserTaskRequest: {
            /** @description 办理意见 */
            opinion?: string;
            /** @description what the task's form sends */
            variables: {
                [key: string]: unknown;
            };
        };
        ContentItemDto: {
            clauses: string[];
            code: string;
            text: string;
            /** @enum {string} */
            class: "BAD" | "ILL" | "MGT" | "SEC" | "TRD";
            /** @enum {string} */
            severity: "S1" | "S2" | "S3" | "S4";
            active: boolean;
            note?: string;
        };
        ControlResponse: {
            /** @enum {string} */
            action: "cancel" | "modify" | "resume" | "suspend";
            /** @description why the caller may not, now; absent when it is possible */
            refusal?: string;
        };
        ControlsResponse: {
            /** @description empty for those who do not supervise */
            actions: components["schemas"]["ControlResponse"][];
            /** @description where the run stands: what a modification may cancel */
            living: components["schemas"]["LivingVisitResponse"][];
        };
        CopyRequest: {
            note?: string;
            userIds: string[];
        };
        CountDto: {
            count: number;
        };
        CountedDayDto: {
            date: string;
            /** @description ISO: Monday 1 … Sunday 7 */
            weekday: number;
            n: number;
            /** @description make-up workday */
            lieu: boolean;
            name?: string;
        };
        CurrentElementResponse: {
            elementId: string;
            overdue: boolean;
        };
        CurrentStepResponse: {
            taskId?: string;
            elementId: string;
            name: string;
            assignee?: components["schemas"]["TaskPersonResponse"];
            candidates: string[];
            /** @description 加签: whose signature it waits for now */
            signers: components["schemas"]["TaskPersonResponse"][];
            /** @description by when it has to be done */
            deadline?: components["schemas"]["DeadlineSummary"];
        };
        DeadlineDetail: {
            subject: string;
            /** @enum {string} */
            kind: "STAGE" | "TASK";
            processInstanceId: string;
            processDefinitionKey: string;
            taskId?: string;
            groupNo?: string;
            startDate: string;
            counted: components["schemas"]["CountedDayDto"][];
            skipped: components["schemas"]["SkippedDayDto"][];
            calendarVersion: string;
            /** @description another due day was given by decision */
            extended: boolean;
            history: components["schemas"]["DeadlineHistoryDto"][];
            late: components["schemas"]["LateDayDto"][];
            jobs: components["schemas"]["DeadlineJobDto"][];
            id: string;
            /** @description T-code of the pack */
            code: string;
            title: string;
            /**
             * @description 办法规定 or 系统默认
             * @enum {string}
             */
            source: "OURS" | "REGULATION";
            clause?: string;
            /** @enum {string} */
            unit: "HOUR" | "PERIOD" | "WORKDAY";
            amount: number;
            startAt: string;
            dueAt: string;
            dueDate: string;
            /** @description counted through a year without official arrangements: 暂定 */
            provisional: boolean;
            /**
             * @description MISSED: open and overdue
             * @enum {string}
             */
            status: "CANCELLED" | "MET" | "MISSED" | "OPEN" | "SUSPENDED";
            /** @description 0 on the due day */
            workdaysLeft?: number;
            /** @description counts the current workday */
            workdaysLate?: number;
            /** @description done after it was due */
            metLate?: boolean;
            /** @description hour clocks: one decimal, negative when overdue */
            hoursLeft?: number;
            /** @description an hour clock that ends between 22:00 and 07:00 */
            night?: boolean;
            /** @description of the due day; ISO: Monday 1 … Sunday 7 */
            weekday: number;
            /** @description the due day is a make-up workday */
            lieuWorkday: boolean;
        };
        DeadlineHistoryDto: {
            at: string;
            oldDueAt?: string;
            newDueAt?: string;
            /** @description NEW, MISSED, CALENDAR, END_DATE, EXTENSION, HOLD, PAUSE, RESUME, RESTART, MET, CANCELLED */
            reason: string;
            note?: string;
        };
        DeadlineJobDto: {
            kind: string;
            offset?: string;
            dueAt: string;
            firedAt?: string;
        };
        DeadlineSummary: {
            id: string;
            /** @description T-code of the pack */
            code: string;
            title: string;
            /**
             * @description 办法规定 or 系统默认
             * @enum {string}
             */
            source: "OURS" | "REGULATION";
            clause?: string;
            /** @enum {string} */
            unit: "HOUR" | "PERIOD" | "WORKDAY";
            amount: number;
            startAt: string;
            dueAt: string;
            dueDate: string;
            /** @description counted through a year without official arrangements: 暂定 */
            provisional: boolean;
            /**
             * @description MISSED: open and overdue
             * @enum {string}
             */
            status: "CANCELLED" | "MET" | "MISSED" | "OPEN" | "SUSPENDED";
            /** @description 0 on the due day */
            workdaysLeft?: number;
            /** @description counts the current workday */
            workdaysLate?: number;
            /** @description done after it was due */
            metLate?: boolean;
            /** @description hour clocks: one decimal, negative when overdue */
            hoursLeft?: number;
            /** @description an hour clock that ends between 22:00 and 07:00 */
            night?: boolean;
            /** @description of the due day; ISO: Monday 1 … Sunday 7 */
            weekday: number;
            /** @description the due day is a make-up workday */
            lieuWorkday: boolean;
        };
        DecisionListResponse: {
            items: components["schemas"]["DecisionView"][];
        };
        DecisionView: {
            /** @description every rule that hit, for decisions that give lists */
            rules: components["schemas"]["RuleHit"][];
            decisionRef: string;
            title: string;
            at: string;
            /** @description number of the deciding rule, from 1; 0 when none matched */
            rule: number;
            ruleText: string;
            clause?: string;
            source: string;
            inputs: {
                [key: string]: unknown;
            };
            outputs: unknown;
        };
        DemoSignInDto: {
            username: string;
        };
        DemoUserDto: {
            username: string;
            name: string;
            title: string;
            tenantName: string;
            roles: components["schemas"]["RoleLabelDto"][];
        };
        DeployRequest: {
            /** @description why this version is put into service */
            reason: string;
            resources: components["schemas"]["ResourceRequest"][];
        };
        DeployedDefinitionResponse: {
            id: string;
            key: string;
            version: number;
            name: string;
        };
        DeployerResponse: {
            id: string;
            name: string;
        };
        DeploymentCheckResponse: {
            problems: components["schemas"]["DeploymentProblemResponse"][];
        };
        DeploymentListResponse: {
            items: components["schemas"]["DeploymentResponse"][];
        };
        DeploymentProblemResponse: {
            elementId?: string;
            /** @enum {string} */
            severity: "error" | "warning";
            code: string;
            message: string;
        };
        DeploymentResponse: {
            id: string;
            reason: string;
            /** @description absent: delivered with the product */
            deployedBy?: components["schemas"]["DeployerResponse"];
            deployedAt: string;
            definitions: components["schemas"]["DeployedDefinitionResponse"][];
        };
        DiagramResponse: {
            /** @description running deadlines by element */
            deadlines: {
                [key: string]: components["schemas"]["DeadlineSummary"];
            };
            xml: string;
            /** @description sequence flows taken */
            taken: string[];
            completed: string[];
            current: components["schemas"]["CurrentElementResponse"][];
            /** @description clause ids by element */
            clauses: {
                [key: string]: string;
            };
            /** @description the regulation's words by clause id */
            clauseTexts: {
                [key: string]: string;
            };
        };
        DissolutionItem: {
            id: string;
            groupNo: string;
            processInstanceId: string;
            /** @enum {string} */
            state: "CANCELED" | "CLOSED" | "CONFIRMING" | "DECLARED" | "FORCED" | "LOST" | "MOVED" | "NOT_FINISHED" | "RUNNING";
            /** @enum {string} */
            trigger: "FOUND_GONE" | "FUNCTION_DONE" | "INACTIVE" | "MIGRATION" | "ORDER" | "PROJECT_END" | "VOLUNTARY";
            triggerTitle: string;
            reason: string;
            startDate?: string;
            dueDate?: string;
            provisional: boolean;
            bornOverdue: boolean;
            forced: boolean;
            dissolvedAt?: string;
            lateWorkdays: number;
            /** @enum {string} */
            verifyResult?: "FAIL" | "PASS";
            closedAt?: string;
            furtherTriggers: components["schemas"]["FurtherTriggerItem"][];
        };
        DissolutionList: {
            items: components["schemas"]["DissolutionItem"][];
        };
        DueSegmentsResponse: {
            all: number;
            overdue: number;
            today: number;
            soon: number;
        };
        EndDateBody: {
            reason: string;
            newEndDate: string;
        };
        EvidenceDto: {
            id: string;
            fileName: string;
            /** @enum {string} */
            mime: "application/pdf" | "image/jpeg" | "image/png";
            /** @description bytes */
            size: number;
            sha256: string;
            /** Format: date-time */
            capturedAt: string;
            uploadedBy: components["schemas"]["EvidenceUploaderDto"];
            /** Format: date-time */
            uploadedAt: string;
            taskId?: string;
            /** @description later tasks of the same step with which it was sent again */
            againTaskIds?: string[];
            /** @description earlier evidence of the same task with the same content */
            duplicateOf?: string;
            /** @description images only */
            thumbnailUrl?: string;
        };
        EvidenceUploaderDto: {
            id: string;
            name: string;
        };
        FollowUpItem: {
            id: string;
            kind: string;
            /** @description what the kind means to people */
            title: string;
            groupNo?: string;
            caseNo?: string;
            reason: string;
            processInstanceId?: string;
            createdAt: string;
        };
        FollowUpPage: {
            items: components["schemas"]["FollowUpItem"][];
            nextCursor?: string;
        };
        ForecastDeadline: {
            title: string;
            amount: number;
            /** @enum {string} */
            unit: "HOUR" | "PERIOD" | "WORKDAY";
            /** @enum {string} */
            source: "OURS" | "REGULATION";
            clause?: string;
        };
        ForecastStep: {
            elementId: string;
            name: string;
            /**
             * @description CALL: a process of its own (签收管理规则)
             * @enum {string}
             */
            kind: "CALL" | "TASK";
            /** @description 可能: a decision on the way could also lead past it */
            possible: boolean;
            /** @description people and posts in words; empty when an earlier step decides it */
            people: string[];
            deadline?: components["schemas"]["ForecastDeadline"];
            /** @description clause ids */
            clause?: string;
        };
        FormComponent: {
            values?: components["schemas"]["FormOption"][];
            components?: components["schemas"]["FormComponent"][];
            /** @enum {string} */
            type: "checkbox" | "checklist" | "datetime" | "dynamiclist" | "filepicker" | "group" | "number" | "radio" | "select" | "separator" | "text" | "textarea" | "textfield";
            id?: string;
            key?: string;
            /** @description dynamiclist: where its list of objects goes */
            path?: string;
            label?: string;
            text?: string;
            description?: string;
            /** @enum {string} */
            subtype?: "date" | "datetime" | "time";
            /** @description name of the variable that holds the options */
            valuesKey?: string;
            multiple?: boolean;
            readonly?: boolean;
            disabled?: boolean;
            /** @description filepicker: `.png,.pdf` */
            accept?: string;
            defaultValue?: unknown;
            conditional?: components["schemas"]["FormCondition"];
            validate?: components["schemas"]["FormValidation"];
            layout?: components["schemas"]["FormLayout"];
            /** @description our own: picker, evidence, clause, outcome, reason, personal */
            properties?: {
                [key: string]: string;
            };
        };
        FormCondition: {
            /** @description FEEL; the component is hidden while it is true */
            hide?: string;
        };
        FormDraftResponse: {
            /** @description does this form keep drafts at all */
            kept: boolean;
            draft?: components["schemas"]["FormDraftView"];
        };
        FormDraftView: {
            /** @description for the fields the form has now */
            values: {
                [key: string]: unknown;
            };
            opinion?: string;
            /** @description uploads the values name and that can still be handed in */
            evidence: components["schemas"]["MaterialView"][];
            revision: number;
            updatedAt: string;
            /** @description typed into another version of the form; what still fits is kept */
            formChanged: boolean;
        };
        FormLayout: {
            /** @description of 16 */
            columns?: number | null;
        };
        FormOption: {
            label: string;
            value: string;
        };
        FormResponse: {
            id: string;
            key: string;
            /** @description bpmn.io form-js schema (the subset of src/workflow/form/README.md) */
            schema: components["schemas"]["FormSchema"];
            /** @description what the fields start with */
            data: {
                [key: string]: unknown;
            };
        };
        FormSchema: {
            /** @enum {string} */
            type: "default";
            components: components["schemas"]["FormComponent"][];
            id: string;
            schemaVersion?: number;
            /** @description our own: `submit`, what the button says; `draft`: `none` where nothing may be kept before it is sent; `forecast`: `diagram` where it is not sent on trial */
            properties?: {
                [key: string]: string;
            };
        };
        FormValidation: {
            required?: boolean;
            minLength?: number;
            maxLength?: number;
            min?: number;
            max?: number;
            pattern?: string;
            minFiles?: number;
            maxFiles?: number;
        };
        FurtherTriggerItem: {
            /** @enum {string} */
            trigger: "FOUND_GONE" | "FUNCTION_DONE" | "INACTIVE" | "MIGRATION" | "ORDER" | "PROJECT_END" | "VOLUNTARY";
            title: string;
            startDate: string;
            reason: string;
            at: string;
            /** @description it brought the due date forward */
            took: boolean;
        };
        GroupCase: {
            caseNo: string;
            demoRef: string | null;
            title: string;
            state: string;
            class: string | null;
            severity: string | null;
            risk: string | null;
            groupNo: string | null;
            groupName: string | null;
            parentCaseNo: string | null;
            processInstanceId: string | null;
            discoveredAt: string | null;
            reportedAt: string;
            closedAt: string | null;
        };
        GroupClockDto: {
            id: string;
            /** @description T-code of the pack */
            code: string;
            title: string;
            /**
             * @description 办法规定 or 系统默认
             * @enum {string}
             */
            source: "OURS" | "REGULATION";
            clause?: string;
            /** @enum {string} */
            unit: "HOUR" | "PERIOD" | "WORKDAY";
            amount: number;
            startAt: string;
            dueAt: string;
            dueDate: string;
            /** @description counted through a year without official arrangements: 暂定 */
            provisional: boolean;
            /**
             * @description MISSED: open and overdue
             * @enum {string}
             */
            status: "CANCELLED" | "MET" | "MISSED" | "OPEN" | "SUSPENDED";
            /** @description 0 on the due day */
            workdaysLeft?: number;
            /** @description counts the current workday */
            workdaysLate?: number;
            /** @description done after it was due */
            metLate?: boolean;
            /** @description hour clocks: one decimal, negative when overdue */
            hoursLeft?: number;
            /** @description an hour clock that ends between 22:00 and 07:00 */
            night?: boolean;
            /** @description of the due day; ISO: Monday 1 … Sunday 7 */
            weekday: number;
            /** @description the due day is a make-up workday */
            lieuWorkday: boolean;
            processInstanceId: string;
            stepName: string;
        };
        GroupDetailDto: {
            groupNo: string;
            demoRef?: string;
            name: string;
            platform: string;
            /** @enum {string} */
            kind: "EXTERNAL_PARTNER" | "INTERNAL" | "MIXED" | "OVERSEAS" | "PROJECT" | "PROJECT_LABOUR" | "PUBLIC";
            /** @enum {string} */
            audience: "INTERNAL" | "MIXED" | "PUBLIC";
            /** @enum {string} */
            state: "ACTIVE" | "APPROVED" | "ARCHIVED" | "DISSOLVED" | "DISSOLVED_UNVERIFIED" | "DISSOLVING" | "FILED" | "FORCED_DISSOLVING" | "LAPSED" | "LOST_CONTROL" | "REJECTED" | "RETURNED" | "SUBMITTED" | "UNDER_REVIEW" | "UNREGISTERED" | "WITHDRAWN";
            overlays: ("ADMISSION_FROZEN" | "CASE_OPEN" | "HOLD" | "OVERDUE" | "OVER_CAP" | "RECLASSIFY_PENDING" | "RECTIFYING" | "SUSPENDED")[];
            grade?: number;
            unit: components["schemas"]["LabelDto"];
            owner?: components["schemas"]["LabelDto"];
            firstResponsible?: components["schemas"]["LabelDto"];
            admins: components["schemas"]["LabelDto"][];
            memberCount: number;
            memberCap: number;
            /** @enum {string} */
            route?: "APPROVE" | "FILE" | "FILE_LATE";
            filingNo?: string;
            approvalNo?: string;
            plannedEndDate?: string;
            actualEndDate?: string;
            worstDeadline?: components["schemas"]["DeadlineSummary"];
            createdAt: string;
            underUnitName: boolean;
            /** @enum {string} */
            purpose: "COORDINATION" | "EMERGENCY" | "EXPERIENCE" | "SERVICE_PUBLIC" | "STUDY" | "WORK_CONTACT";
            functionText?: string;
            designatedPerson?: components["schemas"]["LabelDto"];
            projectName?: string;
            memberCategories: string[];
            expectedMembers: number;
            capReason?: string;
            /** @enum {string} */
            activity: "HIGH" | "LOW" | "MID";
            gradeBasis?: string;
            auditMonths?: number;
            approvalConditions?: string;
            existingSince?: string;
            platformGroupIdMasked?: string;
            createdOnPlatformDate?: string;
            /** @enum {string} */
            joinConfirm?: "NOT_SUPPORTED" | "OFF" | "ON";
            joinConfirmNote?: string;
            acknowledgedAt?: string;
            landedAt?: string;
            lastAuditAt?: string;
            roster: components["schemas"]["RosterMember"][];
            /** @description how many of each category: 工作人员 7，社会群众 198 */
            rosterByCategory: {
                [key: string]: number;
            };
            clocks: components["schemas"]["GroupClockDto"][];
            cases: components["schemas"]["GroupCase"][];
            history: components["schemas"]["GroupHistoryDto"][];
            instances: components["schemas"]["ProcessInstanceResponse"][];
            forecast?: components["schemas"]["GroupForecastDto"];
        };
        GroupDto: {
            groupNo: string;
            demoRef?: string;
            name: string;
            platform: string;
            /** @enum {string} */
            kind: "EXTERNAL_PARTNER" | "INTERNAL" | "MIXED" | "OVERSEAS" | "PROJECT" | "PROJECT_LABOUR" | "PUBLIC";
            /** @enum {string} */
            audience: "INTERNAL" | "MIXED" | "PUBLIC";
            /** @enum {string} */
            state: "ACTIVE" | "APPROVED" | "ARCHIVED" | "DISSOLVED" | "DISSOLVED_UNVERIFIED" | "DISSOLVING" | "FILED" | "FORCED_DISSOLVING" | "LAPSED" | "LOST_CONTROL" | "REJECTED" | "RETURNED" | "SUBMITTED" | "UNDER_REVIEW" | "UNREGISTERED" | "WITHDRAWN";
            overlays: ("ADMISSION_FROZEN" | "CASE_OPEN" | "HOLD" | "OVERDUE" | "OVER_CAP" | "RECLASSIFY_PENDING" | "RECTIFYING" | "SUSPENDED")[];
            grade?: number;
            unit: components["schemas"]["LabelDto"];
            owner?: components["schemas"]["LabelDto"];
            firstResponsible?: components["schemas"]["LabelDto"];
            admins: components["schemas"]["LabelDto"][];
            memberCount: number;
            memberCap: number;
            /** @enum {string} */
            route?: "APPROVE" | "FILE" | "FILE_LATE";
            filingNo?: string;
            approvalNo?: string;
            plannedEndDate?: string;
            actualEndDate?: string;
            worstDeadline?: components["schemas"]["DeadlineSummary"];
            createdAt: string;
        };
        GroupForecastDto: {
            label: string;
            startDate: string;
            dueDate: string;
            provisional: boolean;
            counted: components["schemas"]["CountedDayDto"][];
            skipped: components["schemas"]["SkippedDayDto"][];
            clause?: string;
            /** @enum {string} */
            source: "OURS" | "REGULATION";
        };
        GroupHistoryDto: {
            at: string;
            event: string;
            /** @enum {string} */
            from?: "ACTIVE" | "APPROVED" | "ARCHIVED" | "DISSOLVED" | "DISSOLVED_UNVERIFIED" | "DISSOLVING" | "FILED" | "FORCED_DISSOLVING" | "LAPSED" | "LOST_CONTROL" | "REJECTED" | "RETURNED" | "SUBMITTED" | "UNDER_REVIEW" | "UNREGISTERED" | "WITHDRAWN";
            /** @enum {string} */
            to?: "ACTIVE" | "APPROVED" | "ARCHIVED" | "DISSOLVED" | "DISSOLVED_UNVERIFIED" | "DISSOLVING" | "FILED" | "FORCED_DISSOLVING" | "LAPSED" | "LOST_CONTROL" | "REJECTED" | "RETURNED" | "SUBMITTED" | "UNDER_REVIEW" | "UNREGISTERED" | "WITHDRAWN";
            actor: components["schemas"]["LabelDto"];
            note?: string;
            processInstanceId?: string;
        };
        GroupPageDto: {
            items: components["schemas"]["GroupDto"][];
            nextCursor?: string;
            total?: number;
        };
        HandOnRequest: {
            reason: string;
            userId: string;
            evidenceIds?: string[];
        };
        HandoverDutyResponse: {
            title: string;
            /** @description where it is a chat group */
            groupNo?: string;
        };
        HandoverPersonResponse: {
            id: string;
            name: string;
        };
        HandoverRequest: {
            reason: string;
            fromUserId: string;
            toUserId: string;
        };
        HandoverResponse: {
            from: components["schemas"]["HandoverPersonResponse"];
            to: components["schemas"]["HandoverPersonResponse"];
            moved: number;
            /** @description those that go over, also those that may be claimed by name */
            movedTasks: components["schemas"]["HandoverTaskResponse"][];
            /** @description those that stay, with the reason */
            stayed: components["schemas"]["HandoverTaskResponse"][];
            /** @description further ones that somebody else has to hand over */
            hidden: number;
            /** @description arrangements to act for somebody, or by somebody, that end */
            standIns: number;
            /** @description roles and chat groups they go on to hold until the organization gives them to somebody else */
            duties: components["schemas"]["HandoverDutyResponse"][];
        };
        HandoverTaskResponse: {
            taskId: string;
            title: string;
            name: string;
            /** @description why it stays where it is */
            refusal?: string;
        };
        HistoryEntryResponse: {
            id: string;
            at: string;
            /** @enum {string} */
            kind: "ASSIGNED" | "CANCELED" | "CLAIMED" | "COMMENT" | "COPIED" | "DEADLINE" | "DECISION" | "DELEGATED" | "ENDED" | "INCIDENT" | "MESSAGE" | "MODIFIED" | "RECALLED" | "RESOLVED" | "RESUMED" | "RETURNED" | "SERVICE" | "SIGNED" | "SIGNERS_ADDED" | "SIGNER_REMOVED" | "SIGNING" | "STARTED" | "SUSPENDED" | "TASK_CANCELED" | "TASK_COMPLETED" | "TASK_CREATED" | "TIMER" | "TRANSFERRED" | "UNCLAIMED" | "URGED" | "WITHDRAWN";
            processInstanceId: string;
            elementId?: string;
            elementName?: string;
            taskId?: string;
            actor?: components["schemas"]["TaskPersonResponse"];
            opinion?: string;
            clause?: string;
            detail?: {
                [key: string]: unknown;
            };
            /** @description of a completed task: by when it had to be done, and whether it was */
            deadline?: components["schemas"]["DeadlineSummary"];
            attachments: components["schemas"]["MaterialView"][];
        };
        HistoryResponse: {
            items: components["schemas"]["HistoryEntryResponse"][];
        };
        IncidentActionResponse: {
            /** @enum {string} */
            action: "repair" | "retry" | "skip";
            allowed: boolean;
            /** @description why not */
            reason?: string;
        };
        IncidentDetailResponse: {
            id: string;
            kind: string;
            /** @enum {string} */
            state: "OPEN" | "RESOLVED" | "RETRYING";
            processInstanceId?: string;
            processDefinitionId?: string;
            processDefinitionKey?: string;
            processName?: string;
            /** @description only for those who may see the case */
            title?: string;
            businessKey?: string;
            /** @description the element that broke */
            elementId?: string;
            elementName?: string;
            /** @description why, in words; holds no value of the case */
            cause: string;
            attempts: number;
            createdAt: string;
            lastAttemptAt?: string;
            /** @description machine time of the next try by itself */
            nextRetryAt?: string;
            /** @enum {string} */
            source?: "COMMAND" | "JOB" | "OUTBOX";
            sourceId?: string;
            /** @enum {string} */
            resolution?: "ENDED" | "MENDED" | "REPAIRED" | "RETRIED" | "SKIPPED";
            resolvedBy?: components["schemas"]["IncidentPersonResponse"];
            resolutionReason?: string;
            resolvedAt?: string;
            /** @description technical words without values, paths or statements */
            technical: string;
            actions: components["schemas"]["IncidentActionResponse"][];
        };
        IncidentListResponse: {
            items: components["schemas"]["IncidentResponse"][];
            nextCursor?: string;
        };
        IncidentPersonResponse: {
            id: string;
            name: string;
        };
        IncidentResponse: {
            id: string;
            kind: string;
            /** @enum {string} */
            state: "OPEN" | "RESOLVED" | "RETRYING";
            processInstanceId?: string;
            processDefinitionId?: string;
            processDefinitionKey?: string;
            processName?: string;
            /** @description only for those who may see the case */
            title?: string;
            businessKey?: string;
            /** @description the element that broke */
            elementId?: string;
            elementName?: string;
            /** @description why, in words; holds no value of the case */
            cause: string;
            attempts: number;
            createdAt: string;
            lastAttemptAt?: string;
            /** @description machine time of the next try by itself */
            nextRetryAt?: string;
            /** @enum {string} */
            source?: "COMMAND" | "JOB" | "OUTBOX";
            sourceId?: string;
            /** @enum {string} */
            resolution?: "ENDED" | "MENDED" | "REPAIRED" | "RETRIED" | "SKIPPED";
            resolvedBy?: components["schemas"]["IncidentPersonResponse"];
            resolutionReason?: string;
            resolvedAt?: string;
        };
        InstanceVariableListResponse: {
            items: components["schemas"]["InstanceVariableResponse"][];
        };
        InstanceVariableResponse: {
            /** @description any JSON; absent when hidden */
            value?: Record<string, never> | null;
            name: string;
            /** @description may not be changed by hand */
            protected: boolean;
            /** @description stands for a secret: can be set, is never shown */
            hidden: boolean;
        };
        KindChannelsDto: {
            /** @enum {string} */
            kind: "ESCALATION" | "INFO" | "REMINDER" | "RESULT" | "TASK";
            channels: ("DINGTALK" | "MAIL" | "WECOM")[];
        };
        LabelDto: {
            id: string;
            name: string;
        };
        LateDayDto: {
            date: string;
            n: number;
        };
        ListedUserTaskResponse: {
            /** @description 已办: the caller's last act on it */
            handledAt?: string;
            /**
             * @description 已办: what the caller did last on a task they have not completed
             * @enum {string}
             */
            handledAs?: "DELEGATED" | "RESOLVED" | "RETURNED" | "SIGNED" | "SIGNERS_ADDED" | "SIGNING" | "TRANSFERRED";
            /**
             * @description 已办: where the case is by now
             * @enum {string}
             */
            caseState?: "ACTIVE" | "COMPLETED" | "TERMINATED";
            /** @description 代: for whom the caller would do it; it is in that person's list */
            onBehalfOf?: components["schemas"]["TaskPersonResponse"];
            /** @description 抄送我 */
            copy?: components["schemas"]["TaskCopyResponse"];
            id: string;
            elementId: string;
            name: string;
            processInstanceId: string;
            processDefinitionKey: string;
            processName: string;
            businessKey: string;
            title: string;
            groupNo?: string;
            groupName?: string;
            /** @enum {string} */
            state: "CANCELED" | "COMPLETED" | "CREATED";
            assignee?: components["schemas"]["TaskPersonResponse"];
            /** @description who may take it, in words */
            candidates: string[];
            createdAt: string;
            completedAt?: string;
            sender?: components["schemas"]["TaskPersonResponse"];
            clause?: string;
            deadline?: components["schemas"]["DeadlineSummary"];
            priority: number;
            overdue: boolean;
            /** @description 委派: whose it is while the assignee helps */
            owner?: components["schemas"]["TaskPersonResponse"];
            /** @description 加签: who is asked to sign now; while anybody is, the task is theirs */
            signers: components["schemas"]["TaskPersonResponse"][];
            /** @description came back from a later step (退回) */
            returned: boolean;
            /** @description what was decided, by the value of the form's choice */
            outcome?: string;
            urgeCount: number;
            lastUrgedAt?: string;
            /** @description may be completed together with others of its step */
            batchable: boolean;
        };
        LiveUpdateResponse: {
            counts: components["schemas"]["UserTaskCountsResponse"];
            /** @description lists of the person in which something may have changed */
            lists: ("cc" | "claimable" | "done" | "started" | "todo")[];
        };
        LivingVisitResponse: {
            activityInstanceId: string;
            elementId: string;
            name: string;
            elementType: string;
            /** @description which entry of a multi-instance activity, from 0 */
            iteration?: number;
        };
        MaterialUploader: {
            id: string;
            name: string;
        };
        MaterialView: {
            /** @description later tasks of the same step with which it was sent again */
            againTaskIds?: string[];
            id: string;
            fileName: string;
            mime: string;
            /** @description bytes */
            size: number;
            sha256: string;
            uploadedBy: components["schemas"]["MaterialUploader"];
            uploadedAt: string;
            capturedAt?: string;
            taskId?: string;
            /** @description earlier evidence of the same task with the same content */
            duplicateOf?: string;
            /** @description images only */
            thumbnailUrl?: string;
        };
        MeDto: {
            userId: string;
            username: string;
            name: string;
            tenantId: string;
            tenantName: string;
            /** @description policy pack of the tenant */
            packId: string;
            title: string;
            roles: components["schemas"]["RoleLabelDto"][];
            sections: ("incidents" | "modeler" | "register" | "start" | "supervision" | "work")[];
            permissions: string[];
            /** @description the demo world is loaded; users can be switched and the clock moved */
            demo: boolean;
        };
        ModificationRequest: {
            reason: string;
            /** @description activity instances to cancel, as `GET …/controls` lists them */
            cancel: string[];
            startBefore: components["schemas"]["StartBeforeRequest"][];
        };
        ModificationResponse: {
            canceled: components["schemas"]["MovedElementResponse"][];
            /** @description what waits afterwards and did not before */
            started: components["schemas"]["MovedElementResponse"][];
            /** @description automatic steps carried out on the way */
            passed: components["schemas"]["MovedElementResponse"][];
            /** @enum {string} */
            state: "ACTIVE" | "COMPLETED" | "TERMINATED";
        };
        MoveClockRequest: {
            /** @description the instant business time moves to, ISO 8601 with zone */
            now: string;
        };
        MovedElementResponse: {
            elementId: string;
            elementType: string;
            name: string;
        };
        NamedDto: {
            id: string;
            name: string;
        };
        NotificationDto: {
            id: string;
            at: string;
            /** @enum {string} */
            kind: "ESCALATION" | "INFO" | "REMINDER" | "RESULT" | "TASK";
            title: string;
            body: string;
            taskId?: string;
            processInstanceId?: string;
            deadlineId?: string;
            readAt?: string;
        };
        NotificationPage: {
            items: components["schemas"]["NotificationDto"][];
            nextCursor?: string;
        };
        NotificationPreferenceRequest: {
            /** @enum {string} */
            language: "en" | "zh";
            /** @description null: no mails */
            mailAddress: string | null;
            /** @description a robot of 企业微信; absent keeps the one that is set, null removes it */
            wecomAddress?: string | null;
            /** @description a robot of 钉钉; absent keeps the one that is set, null removes it and its secret */
            dingtalkAddress?: string | null;
            /** @description its 加签 secret; absent keeps the one that is set, null removes it */
            dingtalkSecret?: string | null;
            /** @description kinds left out go over every channel that has an address */
            choices: components["schemas"]["KindChannelsDto"][];
            /** @description null: none */
            quietHours: components["schemas"]["QuietHoursDto"] | null;
            /** @description other days are quiet from beginning to end */
            onlyWorkdays: boolean;
            /** @description what is overdue is sent in quiet hours, too */
            urgentPasses: boolean;
        };
        NotificationPreferenceResponse: {
            /** @enum {string} */
            language: "en" | "zh";
            mailAddress: string | null;
            channels: components["schemas"]["ChannelStateDto"][];
            /** @description is a 加签 secret set? */
            dingtalkSecretSet: boolean;
            choices: components["schemas"]["KindChannelsDto"][];
            quietHours: components["schemas"]["QuietHoursDto"] | null;
            onlyWorkdays: boolean;
            urgentPasses: boolean;
        };
        NotificationTestRequest: {
            /** @enum {string} */
            channel: "DINGTALK" | "MAIL" | "WECOM";
        };
        NotificationsRead: {
            /** @description how many were unread */
            count: number;
        };
        OverdueCountDto: {
            byProcess: components["schemas"]["ProcessCountDto"][];
            count: number;
        };
        PackClauseDto: {
            id: string;
            article: string;
            text: string;
            /** @description the source has a gap here; `text` says which */
            missing?: boolean;
        };
        PackDeadlineDto: {
            /** @description T-code */
            code: string;
            title: string;
            amount: number;
            /** @enum {string} */
            unit: "HOUR" | "PERIOD" | "WORKDAY";
            /**
             * @description 办法规定 or 系统默认
             * @enum {string}
             */
            source: "OURS" | "REGULATION";
            clause?: string;
            /** @description the regulation's own word: 及时, 立即 … */
            word?: string;
            /** @description ISO period for unit PERIOD */
            period?: string;
        };
        PackDto: {
            packId: string;
            version: string;
            title: string;
            issuer: string;
            effectiveFrom: string | null;
            effectiveFromNote: string | null;
            expiresOn: string | null;
            clauses: components["schemas"]["PackClauseDto"][];
            deadlines: components["schemas"]["PackDeadlineDto"][];
            platforms: components["schemas"]["PlatformDto"][];
            catalogue: components["schemas"]["ContentItemDto"][];
            roles: components["schemas"]["PackRoleDto"][];
            switches: {
                [key: string]: unknown;
            };
        };
        PackRoleDto: {
            /** @description abstract code */
            role: string;
            /** @description what the role is called here */
            title: string;
        };
        PickerOption: {
            value: string;
            label: string;
            /** @description what tells two of the same name apart */
            hint?: string;
        };
        PlatformDto: {
            /** @description name of the feature in the app, or whether there is one */
            capabilities: {
                [key: string]: string | boolean;
            };
            code: string;
            title: string;
            /** @description a hint, editable: published figures disagree */
            maxMembers: number;
            active: boolean;
        };
        PreviewHandoverRequest: {
            fromUserId: string;
            toUserId: string;
        };
        ProblemDto: {
            /** @example urn:qunguan:problem:user-task-already-claimed */
            type: string;
            title: string;
            /** @example 409 */
            status: number;
            /** @description full sentence in the language of Accept-Language */
            detail: string;
            /**
             * @description unique per kind of refusal; all of them are listed in x-problem-codes
             * @example user-task-already-claimed
             */
            code: string;
            /** @description what the sentence speaks of, by name */
            facts?: {
                [key: string]: unknown;
            };
            problems?: components["schemas"]["ProblemItemDto"][];
            /** @description of an unexpected failure; quote it to the operator */
            traceId?: string;
        };
        ProblemItemDto: {
            /** @description key of the form field or path in the body */
            field?: string;
            /** @description id of the BPMN or DMN element */
            elementId?: string;
            code: string;
            /** @description sentence in the language of Accept-Language */
            message: string;
        };
        ProcessCountDto: {
            processDefinitionKey: string;
            name: string;
            count: number;
        };
        ProcessDefinitionListResponse: {
            items: components["schemas"]["ProcessDefinitionResponse"][];
        };
        ProcessDefinitionResponse: {
            id: string;
            /** @description BPMN process id */
            key: string;
            version: number;
            name: string;
            description: string;
            category: string;
            deploymentId: string;
            deployedAt: string;
            /** @description a person may start it */
            startable: boolean;
        };
        ProcessInstanceListResponse: {
            items: components["schemas"]["ProcessInstanceResponse"][];
            nextCursor?: string;
        };
        ProcessInstanceResponse: {
            id: string;
            processDefinitionKey: string;
            processDefinitionId: string;
            processName: string;
            version: number;
            businessKey: string;
            title: string;
            /** @enum {string} */
            state: "ACTIVE" | "COMPLETED" | "TERMINATED";
            /** @description name of the end reached */
            outcome?: string;
            groupNo?: string;
            groupName?: string;
            startedBy: components["schemas"]["TaskPersonResponse"];
            startedAt: string;
            endedAt?: string;
            /** @description stands still by order */
            suspension?: components["schemas"]["SuspensionResponse"];
            currentSteps: components["schemas"]["CurrentStepResponse"][];
            deadline?: components["schemas"]["DeadlineSummary"];
            /** @description 撤回申请 is possible for the caller now */
            canWithdraw: boolean;
            parentId?: string;
        };
        QuietHoursDto: {
            /** @description `22:00`, Asia/Shanghai */
            from: string;
            /** @description `07:00`; before `from`: of the next day */
            to: string;
        };
        ReasonRequest: {
            reason: string;
        };
        RepairVariablesRequest: {
            reason: string;
            /** @description name → new value */
            changes: {
                [key: string]: unknown;
            };
        };
        ResolveDelegationRequest: {
            opinion: string;
            evidenceIds?: string[];
        };
        ResolveIncidentRequest: {
            reason: string;
            /** @enum {string} */
            action: "repair" | "retry" | "skip";
            /** @description `repair`: name → new value */
            variables?: {
                [key: string]: unknown;
            };
        };
        ResourceRequest: {
            /** @description `group-dissolve/group-dissolve.bpmn` or `group-dissolve.bpmn`; diagrams of other tools have all kinds of keys */
            name: string;
            content: string;
        };
        ReturnRequest: {
            reason: string;
            /** @description the earlier step, one of the task's `returnTargets` */
            elementId: string;
            evidenceIds?: string[];
        };
        ReturnTargetResponse: {
            elementId: string;
            name: string;
            /** @description who did it last and gets it back */
            person?: components["schemas"]["TaskPersonResponse"];
        };
        RevokeStandInRequest: {
            reason: string;
        };
        RightResponse: {
            allowed: boolean;
            /** @description why not, in the caller's language */
            reason?: string;
            /** @description the caller could before, or will again: the page says why not now */
            forNow?: boolean;
        };
        RoleLabelDto: {
            /** @example REGISTRAR */
            role: string;
            orgId: string;
            orgName: string;
            /** @description name of the role in the policy pack */
            title: string;
        };
        RosterMember: {
            id: string;
            displayName: string;
            nickname: string;
            category: string;
            /** @enum {string} */
            role: "ADMIN" | "MEMBER" | "OWNER";
            status: string;
            joinedAt: string | null;
            leftAt: string | null;
            verification?: components["schemas"]["VerificationDto"];
        };
        RouteForecastRequest: {
            /** @description what the start form would send now, finished or not */
            variables: {
                [key: string]: unknown;
            };
        };
        RouteForecastResponse: {
            /** @description the form could be sent as it is, and this is where it would go; otherwise only the diagram is known */
            complete: boolean;
            /** @description why it would not be accepted now, beside fields that are missing */
            refusal?: string;
            steps: components["schemas"]["ForecastStep"][];
        };
        RuleHit: {
            /** @description clause ids of the own regulation */
            clauses: string[];
            /** @description from 1 */
            number: number;
            text: string;
            /** @description 办法规定 or 系统默认 */
            source: string;
        };
        SaveFormDraftRequest: {
            /** @description 办理意见 */
            opinion?: string;
            /** @description what the fields hold now; what the form does not know is dropped */
            values: {
                [key: string]: unknown;
            };
            /** @description the version of the process whose form the page shows, when it is not sure to be the present one */
            processDefinitionId?: string;
            /** @description the revision this page has read or written last; 0 when there was none */
            revision: number;
            /** @description a name the page gives itself while it is open: it follows itself without asking */
            pageId: string;
        };
        SavedFilterListResponse: {
            items: components["schemas"]["SavedFilterResponse"][];
            /** @description may the caller share filters? */
            share: components["schemas"]["RightResponse"];
        };
        SavedFilterRequest: {
            name: string;
            /** @enum {string} */
            list: "cc" | "claimable" | "done" | "todo";
            /** @description at least one of them: without any it would be the list itself */
            criteria: components["schemas"]["TaskCriteriaRequest"];
            /** @enum {string} */
            sort?: "arrival" | "due" | "priority";
            /** @description visible to everybody of the organization */
            shared: boolean;
        };
        SavedFilterResponse: {
            id: string;
            name: string;
            /** @enum {string} */
            list: "cc" | "claimable" | "done" | "todo";
            criteria: components["schemas"]["TaskCriteriaRequest"];
            /** @enum {string} */
            sort?: "arrival" | "due" | "priority";
            shared: boolean;
            /** @description may be changed and deleted by the caller */
            mine: boolean;
            ownerName: string;
            /** @description of the caller's own open work, capped at 100 */
            count?: number;
        };
        SavedFormDraftResponse: {
            revision: number;
            updatedAt: string;
        };
        SignInDto: {
            username: string;
            password: string;
        };
        SignRequest: {
            opinion?: string;
            /** @enum {string} */
            decision: "AGREE" | "DISAGREE";
            evidenceIds?: string[];
        };
        SignatureResponse: {
            id: string;
            person: components["schemas"]["TaskPersonResponse"];
            askedBy: components["schemas"]["TaskPersonResponse"];
            /** @enum {string} */
            position: "AFTER" | "BEFORE";
            /** @enum {string} */
            state: "AGREED" | "DISAGREED" | "PENDING" | "PLANNED" | "REMOVED";
            reason: string;
        };
        SkippedDayDto: {
            date: string;
            weekday: number;
            reason: string;
        };
        StandInCreatedResponse: {
            id: string;
        };
        StandInListResponse: {
            items: components["schemas"]["StandInResponse"][];
        };
        StandInPersonResponse: {
            id: string;
            name: string;
            title?: string;
        };
        StandInResponse: {
            id: string;
            principal: components["schemas"]["StandInPersonResponse"];
            deputy: components["schemas"]["StandInPersonResponse"];
            startsAt: string;
            endsAt: string;
            /** @description absent: every process */
            processKeys?: string[];
            reason: string;
            /** @enum {string} */
            state: "ACTIVE" | "OVER" | "PLANNED" | "REVOKED";
        };
        StartBeforeRequest: {
            elementId: string;
            /** @description a running visit around the element, when several could be meant */
            ancestorActivityInstanceId?: string;
        };
        StartProcessInstanceRequest: {
            /** @description BPMN process id of a startable process */
            processDefinitionKey: string;
            /** @description what the start form sends */
            variables: {
                [key: string]: unknown;
            };
        };
        StartedProcessInstanceResponse: {
            id: string;
            businessKey: string;
            title: string;
        };
        SupervisionItem: {
            /** @description absent for a forecast: nothing runs yet */
            processInstanceId?: string;
            processDefinitionKey: string;
            processName: string;
            title: string;
            groupNo?: string;
            groupName?: string;
            demoRef?: string;
            unit?: components["schemas"]["NamedDto"];
            currentStep?: string;
            handlers: components["schemas"]["NamedDto"][];
            deadline: components["schemas"]["DeadlineSummary"];
            workdaysLate: number;
            /** @description highest level of the escalation that asked somebody: 0 superior … 3 chief */
            ladderLevel?: number;
            taskId?: string;
            /** @description how often its handlers were urged (催办) */
            urgeCount: number;
        };
        SupervisionOverview: {
            now: string;
            overdue: components["schemas"]["OverdueCountDto"];
            dueToday: components["schemas"]["CountDto"];
            /** @description within the next two workdays, today not included */
            dueSoon: components["schemas"]["CountDto"];
            hourOverdue: components["schemas"]["CountDto"];
            /** @description further overdue clocks of groups that are counted already */
            subStepsOverdue: components["schemas"]["CountDto"];
            /** @description overdue working-day clocks of violation cases and reports */
            casesOverdue: components["schemas"]["CountDto"];
            running: number;
            dissolutionsRunning: number;
            waitingVerification: number;
            /** @description groups whose dissolution would fall due in a year without official arrangements */
            provisional: number;
            supervisionTasks: number;
            openCases: number;
            incidents: number;
        };
        SupervisionPage: {
            items: components["schemas"]["SupervisionItem"][];
            nextCursor?: string;
        };
        SuspensionResponse: {
            at: string;
            by?: components["schemas"]["TaskPersonResponse"];
            reason: string;
        };
        TaskCopyResponse: {
            id: string;
            sentBy: components["schemas"]["TaskPersonResponse"];
            note?: string;
            createdAt: string;
            readAt?: string;
        };
        TaskCriteriaRequest: {
            processDefinitionKey?: string;
            groupNo?: string;
            unitId?: string;
            /**
             * @description 逾期, 今日到期, 3 个工作日内
             * @enum {string}
             */
            due?: "overdue" | "soon" | "today";
            /** @description words of title, step, number or group name; all of them must be there */
            q?: string;
        };
        TaskPersonResponse: {
            id: string;
            name: string;
            title?: string;
        };
        TokenMoveRequest: {
            /** @description activity instances to cancel, as `GET …/controls` lists them */
            cancel: string[];
            startBefore: components["schemas"]["StartBeforeRequest"][];
        };
        TriggerBody: {
            reason: string;
            orderNo?: string;
            /** @enum {string} */
            trigger: "FOUND_GONE" | "FUNCTION_DONE" | "INACTIVE" | "MIGRATION" | "ORDER" | "PROJECT_END" | "VOLUNTARY";
            triggerDate?: string;
        };
        TriggerResult: {
            /** @enum {string} */
            result: "RECORDED" | "STARTED";
        };
        UrgeRequest: {
            text?: string;
        };
        UserTaskCountsResponse: {
            todo: number;
            claimable: number;
            overdue: number;
            done: number;
            started: number;
            /** @description not read yet */
            cc: number;
        };
        UserTaskDetailResponse: {
            form?: components["schemas"]["FormResponse"];
            variables: {
                [key: string]: unknown;
            };
            rights: components["schemas"]["UserTaskRightsResponse"];
            /** @description where it may be returned to, the latest step first */
            returnTargets: components["schemas"]["ReturnTargetResponse"][];
            signatures: components["schemas"]["SignatureResponse"][];
            /** @description 代: for whom the reader acts on it */
            onBehalfOf?: components["schemas"]["TaskPersonResponse"];
            evidence: components["schemas"]["MaterialView"][];
            reasons: components["schemas"]["DecisionView"][];
            /** @description notes on who was asked: 单位分管负责人空缺，转第一责任人 */
            notes: string[];
            /** @description what the step asks for, in the diagram's words */
            documentation?: string;
            /** @description names of the steps that may follow */
            next?: string;
            relatedTaskId?: string;
            id: string;
            elementId: string;
            name: string;
            processInstanceId: string;
            processDefinitionKey: string;
            processName: string;
            businessKey: string;
            title: string;
            groupNo?: string;
            groupName?: string;
            /** @enum {string} */
            state: "CANCELED" | "COMPLETED" | "CREATED";
            assignee?: components["schemas"]["TaskPersonResponse"];
            /** @description who may take it, in words */
            candidates: string[];
            createdAt: string;
            completedAt?: string;
            sender?: components["schemas"]["TaskPersonResponse"];
            clause?: string;
            deadline?: components["schemas"]["DeadlineSummary"];
            priority: number;
            overdue: boolean;
            /** @description 委派: whose it is while the assignee helps */
            owner?: components["schemas"]["TaskPersonResponse"];
            /** @description 加签: who is asked to sign now; while anybody is, the task is theirs */
            signers: components["schemas"]["TaskPersonResponse"][];
            /** @description came back from a later step (退回) */
            returned: boolean;
            /** @description what was decided, by the value of the form's choice */
            outcome?: string;
            urgeCount: number;
            lastUrgedAt?: string;
            /** @description may be completed together with others of its step */
            batchable: boolean;
        };
        UserTaskListResponse: {
            items: components["schemas"]["ListedUserTaskResponse"][];
            nextCursor?: string;
            /** @description on the first page of open work: the list by due date, whatever segment is shown */
            segments?: components["schemas"]["DueSegmentsResponse"];
        };
        UserTaskRightsResponse: {
            claim: components["schemas"]["RightResponse"];
            unclaim: components["schemas"]["RightResponse"];
            complete: components["schemas"]["RightResponse"];
            comment: components["schemas"]["RightResponse"];
            reassign: components["schemas"]["RightResponse"];
            transfer: components["schemas"]["RightResponse"];
            delegate: components["schemas"]["RightResponse"];
            resolve: components["schemas"]["RightResponse"];
            addSigners: components["schemas"]["RightResponse"];
            removeSigner: components["schemas"]["RightResponse"];
            sign: components["schemas"]["RightResponse"];
            return: components["schemas"]["RightResponse"];
            recall: components["schemas"]["RightResponse"];
            urge: components["schemas"]["RightResponse"];
            copy: components["schemas"]["RightResponse"];
        };
        VerificationDto: {
            method: string;
            level: string;
            verifiedBy: string | null;
            verifiedAt: string;
        };
        ViolationCaseDetail: {
            caseNo: string;
            demoRef: string | null;
            title: string;
            /** @enum {string} */
            state: "CANCELED" | "CLASSIFIED" | "CLOSED" | "DISPOSED" | "DISPOSING" | "MERGED" | "RECEIVED" | "REFERRED" | "SECRET_NOTICE" | "UNFOUNDED";
            /** @enum {string|null} */
            class: "BAD" | "ILL" | "MANUAL" | "MGT" | "SEC" | "TRD" | null;
            /** @enum {string|null} */
            severity: "S1" | "S2" | "S3" | "S4" | null;
            /** @enum {string|null} */
            risk: "HIGH" | "LOW" | "MID" | null;
            groupNo: string | null;
            groupName: string | null;
            parentCaseNo: string | null;
            processInstanceId: string | null;
            discoveredAt: string | null;
            reportedAt: string;
            closedAt: string | null;
            /** @description only in the list of one's own clues */
            answer?: string | null;
            /** @enum {string|null} */
            source: "ANONYMOUS" | "EXTERNAL" | "INSPECTION" | "MEMBER" | "OWNER" | null;
            itemCodes: string[];
            description: string | null;
            senderHint: string | null;
            suspects: components["schemas"]["CasePerson"][];
            /** @enum {string|null} */
            spread: "INSIDE" | "OUTSIDE" | "PUBLIC_MEDIA" | null;
            ladder: string | null;
            contested: boolean;
            evidenceHold: components["schemas"]["CaseEvidenceHold"];
            times: components["schemas"]["CaseTimes"];
            recusal: components["schemas"]["CaseRecusal"];
            reports: components["schemas"]["CaseReport"][];
            measures: components["schemas"]["CaseMeasure"][];
            assessments: components["schemas"]["CaseAssessmentView"][];
            mergedCases: string[];
            conclusion: string | null;
            cause: string | null;
            followUp: string | null;
            /** @description only for a supervisor who is not recused; null for an anonymous report */
            reporterName?: string | null;
        };
        ViolationCasePage: {
            items: components["schemas"]["ViolationCaseSummary"][];
            nextCursor?: string;
        };
        ViolationCaseSummary: {
            caseNo: string;
            demoRef: string | null;
            title: string;
            /** @enum {string} */
            state: "CANCELED" | "CLASSIFIED" | "CLOSED" | "DISPOSED" | "DISPOSING" | "MERGED" | "RECEIVED" | "REFERRED" | "SECRET_NOTICE" | "UNFOUNDED";
            /** @enum {string|null} */
            class: "BAD" | "ILL" | "MANUAL" | "MGT" | "SEC" | "TRD" | null;
            /** @enum {string|null} */
            severity: "S1" | "S2" | "S3" | "S4" | null;
            /** @enum {string|null} */
            risk: "HIGH" | "LOW" | "MID" | null;
            groupNo: string | null;
            groupName: string | null;
            parentCaseNo: string | null;
            processInstanceId: string | null;
            discoveredAt: string | null;
            reportedAt: string;
            closedAt: string | null;
            /** @description only in the list of one's own clues */
            answer?: string | null;
        };
        WorkdaysDto: {
            dueDate: string;
            /** @description the last instant of the due day */
            dueAt: string;
            counted: components["schemas"]["CountedDayDto"][];
            skipped: components["schemas"]["SkippedDayDto"][];
            /** @description a year of the span has no official arrangement yet */
            provisional: boolean;
            calendarVersion: string;
        };
    };
    responses: {
        /** @description an unexpected failure (500, `internal-error`; quote `traceId`) or a part that is not available now (503) */
        Failure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description parameters or body are malformed; `problems` names the fields. Codes: `backup-passphrase-missing`, `body-malformed`, `body-too-deep`, `file-missing`, `idempotency-key-malformed`, `idempotency-key-not-possible`, `idempotency-key-too-short`, `incident-cursor-invalid`, `notification-cursor-invalid`, `request-invalid`, `reserved-key`, `task-cursor-invalid`, `upload-refused`, `variables-refused` */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description nobody is signed in. Codes: `sign-in-refused`, `sign-in-required` */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description the caller may not do this; `detail` says why. Unsafe methods also without X-Requested-With: qunguan. Codes: `control-forbidden`, `dissolution-refused`, `evidence-not-for-technical-roles`, `handover-forbidden`, `incident-action-forbidden`, `member-audit-not-yours`, `not-a-group-holder`, `not-the-starter`, `register-closed-to-role`, `request-forged`, `role-required`, `saved-filter-forbidden`, `stand-in-forbidden`, `start-forbidden`, `supervision-forbidden`, `user-task-forbidden`, `variable-repair-forbidden` */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description it does not exist, or not for the caller. Codes: `address-not-found`, `backup-source-missing`, `calendar-region-unknown`, `clock-not-movable`, `deadline-not-found`, `demo-not-enabled`, `dissolution-not-found`, `escalation-report-not-found`, `evidence-not-found`, `file-not-found`, `form-draft-place-unknown`, `form-not-found`, `group-not-found`, `incident-not-found`, `membership-not-found`, `notification-not-found`, `organization-not-found`, `pack-not-found`, `process-definition-not-found`, `process-instance-not-found`, `query-code-unknown`, `saved-filter-not-found`, `signer-not-found`, `stand-in-not-found`, `task-copy-not-found`, `tenant-not-found`, `user-not-found`, `user-task-not-found`, `violation-case-not-found` */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description the state of things does not allow it (any more). Codes: `activity-not-waiting`, `backup-file-exists`, `deadline-already-closed`, `end-date-change-impossible`, `form-draft-changed`, `group-already-dissolving`, `group-changed-meanwhile`, `group-not-dissolvable`, `held-decision-refused`, `illegal-group-transition`, `incident-already-resolved`, `incident-command-outdated`, `instance-state-changed`, `member-audit-already-running`, `notification-channel-not-ready`, `organization-exists`, `overlay-not-possible`, `process-instance-ended`, `process-instance-not-suspended`, `process-instance-suspended`, `recall-too-late`, `restore-target-not-empty`, `saved-filter-name-taken`, `signer-already-asked`, `stand-in-over`, `stand-in-overlaps`, `user-task-already-claimed`, `user-task-not-open`, `username-taken` */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description body or file is larger than allowed. Codes: `body-too-large`, `file-too-large` */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description well-formed, but the rules do not allow it; `problems` names fields or elements. Codes: `admission-invalid`, `anonymous-report-has-its-own-door`, `anonymous-report-takes-no-files`, `assignee-not-possible`, `audit-chain-broken`, `backup-from-newer-program`, `backup-unreadable`, `batch-not-uniform`, `batch-task-broke`, `calendar-import-refused`, `calendar-year-out-of-range`, `called-instance-not-cancellable`, `called-instance-not-suspendable`, `calls-too-deep`, `clock-cannot-go-back`, `copy-not-possible`, `deadline-code-unknown`, `deadline-input-invalid`, `deadline-offset-invalid`, `deadline-rule-invalid`, `decision-input-unexpected`, `decision-invalid`, `decision-not-matched`, `decision-not-unique`, `decision-output-unexpected`, `decision-unknown`, `demo-now-too-early`, `deployment-refused`, `dissolution-invalid`, `evidence-not-attachable`, `evidence-not-fixed`, `expression-failed`, `file-empty`, `file-type-mismatch`, `file-type-unsupported`, `form-draft-not-kept`, `form-draft-too-large`, `group-application-invalid`, `group-holder-missing`, `handover-not-possible`, `idempotency-key-reused`, `image-too-large`, `image-unreadable`, `incident-action-not-possible`, `landing-incomplete`, `measure-time-impossible`, `measures-below-minimum`, `member-audit-invalid`, `member-audit-not-possible`, `merge-not-possible`, `model-mistake`, `modification-refused`, `nothing-to-deploy`, `notification-not-delivered`, `notification-preference-invalid`, `organization-refused`, `own-signature`, `pack-not-activatable`, `pack-unreadable`, `password-too-weak`, `process-not-startable`, `reason-required`, `reports-not-submitted`, `restore-not-verified`, `return-target-not-possible`, `role-expression-invalid`, `same-person`, `sending-time-impossible`, `stand-in-not-possible`, `timer-without-deadline`, `too-many-saved-filters`, `too-many-signers`, `variables-not-changeable`, `violation-report-invalid`, `withdrawal-not-possible`, `workday-question-refused` */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description too often; `Retry-After` says when to try again. Codes: `notification-test-too-soon`, `sign-in-locked`, `too-many-live-updates`, `too-many-requests`, `urged-too-soon` */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
    };
    parameters: {
        /** @description proof that no other site made the browser send this */
        RequestedWith: "qunguan";
        /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    AuditController_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerificationListDto"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    CalendarController_workdays: {
        parameters: {
            query: {
                /** @description the event day; it never counts */
                from: string;
                /** @description how many workdays, 0 to 250 */
                days: number;
            };
            header?: never;
            path: {
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkdaysDto"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    CalendarController_year: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region: string;
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYearDto"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    TaskCopyController_read: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    ClockController_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    ClockController_move: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveClockRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockMovedResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    ClockController_advance: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceClockRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockMovedResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    DeadlineController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineDetail"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    DemoSessionController_signIn: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoSignInDto"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            default: components["responses"]["Failure"];
        };
    };
    DemoSessionController_users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoUserDto"][];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    DeploymentController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    DeploymentController_deploy: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeployRequest"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    DeploymentController_check: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckDeploymentRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentCheckResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    LiveUpdateController_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveUpdateResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    EvidenceController_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    taskId?: string;
                    processDefinitionKey?: string;
                };
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceDto"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    EvidenceController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceDto"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    EvidenceController_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                    "application/pdf": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    EvidenceController_thumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the small picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    FollowUpController_list: {
        parameters: {
            query?: {
                limit?: number;
                groupNo?: string;
                caseNo?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpPage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    FormDraftController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "START" | "TASK";
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDraftResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    FormDraftController_save: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path: {
                kind: "START" | "TASK";
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveFormDraftRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFormDraftResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    FormDraftController_discard: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path: {
                kind: "START" | "TASK";
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    GroupController_list: {
        parameters: {
            query?: {
                /** @description one state or several, separated by commas */
                state?: string;
                kind?: "EXTERNAL_PARTNER" | "INTERNAL" | "MIXED" | "OVERSEAS" | "PROJECT" | "PROJECT_LABOUR" | "PUBLIC";
                unitId?: string;
                platform?: string;
                grade?: number;
                overlay?: "ADMISSION_FROZEN" | "CASE_OPEN" | "HOLD" | "OVERDUE" | "OVER_CAP" | "RECLASSIFY_PENDING" | "RECTIFYING" | "SUSPENDED";
                q?: string;
                mine?: boolean;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPageDto"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    GroupController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupDetailDto"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    DissolutionController_trigger: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                groupNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerBody"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriggerResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    DissolutionController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DissolutionList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    DissolutionController_changeEndDate: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                groupNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndDateBody"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    HandoverController_run: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoverRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    HandoverController_preview: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewHandoverRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    IncidentResolutionController_list: {
        parameters: {
            query?: {
                /** @description without: what is not resolved */
                state?: "OPEN" | "RESOLVED" | "RETRYING";
                processDefinitionKey?: string;
                processInstanceId?: string;
                kind?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentListResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    IncidentResolutionController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetailResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    IncidentResolutionController_resolve: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveIncidentRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetailResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    NotificationController_list: {
        parameters: {
            query?: {
                /** @description `true`: only unread ones */
                unread?: "false" | "true";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    NotificationPreferenceController_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferenceResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    NotificationPreferenceController_put: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationPreferenceRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferenceResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    NotificationPreferenceController_test: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationTestRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    NotificationController_readAll: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsRead"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    NotificationController_read: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    PolicyController_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackDto"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    GroupPickerController_groups: {
        parameters: {
            query?: {
                q?: string;
                groupNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickerOption"][];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    MemberPickerController_list: {
        parameters: {
            query?: {
                q?: string;
                groupNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickerOption"][];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    OrganizationPickerController_orgs: {
        parameters: {
            query?: {
                q?: string;
                /** @description understood by the pickers of a group; ignored here */
                groupNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickerOption"][];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    OrganizationPickerController_users: {
        parameters: {
            query?: {
                q?: string;
                /** @description understood by the pickers of a group; ignored here */
                groupNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickerOption"][];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessDefinitionController_list: {
        parameters: {
            query?: {
                key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessDefinitionListResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessDefinitionController_listStartable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessDefinitionListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessDefinitionController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessDefinitionResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessDefinitionController_getStartForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessDefinitionController_getXml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/xml": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    RouteForecastController_forecast: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteForecastRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteForecastResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessInstanceController_list: {
        parameters: {
            query?: {
                /** @description `me`: what the caller started */
                startedBy?: "me";
                state?: "ACTIVE" | "COMPLETED" | "TERMINATED";
                processDefinitionKey?: string;
                groupNo?: string;
                q?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessInstanceListResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessInstanceController_start: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartProcessInstanceRequest"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedProcessInstanceResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessInstanceController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessInstanceResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    ApprovalSheetController_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A4, fonts embedded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    ApprovalSheetController_digest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalSheetDigestResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    InstanceControlController_cancel: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    InstanceControlController_controls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControlsResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessInstanceController_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessInstanceController_diagram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiagramResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessInstanceController_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    InstanceControlController_modify: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModificationRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModificationResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    InstanceControlController_preview: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenMoveRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModificationResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    InstanceControlController_resume: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    InstanceControlController_suspend: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    InstanceVariableController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceVariableListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    InstanceVariableController_repair: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepairVariablesRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    ProcessInstanceController_withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    SavedFilterController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilterListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    SavedFilterController_create: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedFilterRequest"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilterResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    SavedFilterController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedFilterRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFilterResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    SavedFilterController_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    SessionController_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    SessionController_signIn: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInDto"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    SessionController_signOut: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    StandInController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandInListResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    StandInController_arrange: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArrangeStandInRequest"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandInCreatedResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    StandInController_revoke: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeStandInRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    SupervisionController_overdue: {
        parameters: {
            query?: {
                window?: "hour" | "overdue" | "provisional" | "soon" | "today";
                limit?: number;
                processDefinitionKey?: string;
                unitId?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionPage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    SupervisionController_overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionOverview"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    TaskListController_list: {
        parameters: {
            query: {
                list: "cc" | "claimable" | "done" | "todo";
                /** @description open work only; 已办 and 抄送我 have the latest first */
                sort?: "arrival" | "due" | "priority";
                overdue?: boolean;
                dueBefore?: string;
                limit?: number;
                after?: string;
                processDefinitionKey?: string;
                groupNo?: string;
                unitId?: string;
                /** @description 逾期, 今日到期, 3 个工作日内 */
                due?: "overdue" | "soon" | "today";
                /** @description words of title, step, number or group name; all of them must be there */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTaskListResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskCourseController_completeBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCompletionRequest"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchCompletionResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    TaskListController_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTaskCountsResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTaskDetailResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskPassingController_addSigners: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSignersRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskPassingController_removeSigner: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                signatureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskController_assign: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignUserTaskRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskCourseController_copy: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskController_claim: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskController_comment: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskController_complete: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteUserTaskRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskPassingController_delegate: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOnRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskPassingController_resolve: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveDelegationRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskCourseController_recall: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskCourseController_return: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskPassingController_sign: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskPassingController_transfer: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOnRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskController_unclaim: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    UserTaskCourseController_urge: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UrgeRequest"];
            };
        };
        responses: {
            /** @description done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    ViolationController_list: {
        parameters: {
            query?: {
                state?: "CANCELED" | "CLASSIFIED" | "CLOSED" | "DISPOSED" | "DISPOSING" | "MERGED" | "RECEIVED" | "REFERRED" | "SECRET_NOTICE" | "UNFOUNDED";
                open?: "false" | "true";
                /** @description 只看自己提交的线索 */
                mine?: "false" | "true";
                groupNo?: string;
                class?: "BAD" | "ILL" | "MANUAL" | "MGT" | "SEC" | "TRD";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViolationCasePage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failure"];
        };
    };
    ViolationController_report: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
                /** @description Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again. The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnonymousReportRequest"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnonymousReportReceipt"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    ViolationController_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description proof that no other site made the browser send this */
                "X-Requested-With": components["parameters"]["RequestedWith"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerQuery"];
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnonymousAnswer"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Failure"];
        };
    };
    ViolationController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViolationCaseDetail"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failure"];
        };
    };
}

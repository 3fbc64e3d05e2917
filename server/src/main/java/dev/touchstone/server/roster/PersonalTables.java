package dev.touchstone.server.roster;

import static java.util.Map.entry;

import java.util.Map;

/**
 * What a course keeps of a person beside submissions, as far as they may see it: what is not
 * released to them, and a case they were not notified of, is not in it. Each takes {@code :account}
 * and {@code :course}.
 */
final class PersonalTables {

  static final Map<String, String> ALL =
      Map.ofEntries(
          entry(
              "account",
              """
              select name, display_name, student_number, email, created_at,
                (select pinyin from name_reading where account_id = :account) as pinyin
              from account where id = :account and :course > 0
              """),
          entry(
              "enrolment",
              """
              select course.slug as course, enrolment.role, section.name as section, enrolment.seen_at
              from enrolment join course on course.id = enrolment.course_id
              left join section on section.id = enrolment.section_id
              where enrolment.account_id = :account and enrolment.course_id = :course
              """),
          entry(
              "tokens",
              """
              select name, prefix, scopes, made_at, expires_at, used_at, revoked_at from personal_token
              where account_id = :account and :course > 0 order by id
              """),
          entry(
              "identities",
              """
              select issuer, subject, how, connected_at, used_at, ended_at from identity
              where account_id = :account and :course > 0 order by id
              """),
          entry(
              "extensions",
              """
              select assignment.slug as assignment, extension.kind, extension.due_at, extension.days,
                extension.reason, extension.at
              from extension join assignment on assignment.id = extension.assignment_id
              where extension.account_id = :account and assignment.course_id = :course
              order by extension.id
              """),
          entry(
              "adjustments",
              """
              select assignment.slug as assignment, adjustment.points, adjustment.reason,
                adjustment.released_at
              from adjustment join assignment on assignment.id = adjustment.assignment_id
              where adjustment.account_id = :account and assignment.course_id = :course
                and adjustment.released_at <= now() order by adjustment.id
              """),
          entry(
              "annulments",
              """
              select assignment.slug as assignment, annulment.exercise, annulment.reason, annulment.made_at
              from annulment join assignment on assignment.id = annulment.assignment_id
              where annulment.account_id = :account and assignment.course_id = :course
              order by annulment.id
              """),
          entry(
              "grades",
              """
              select part, points, out_of, reason, given_at from given_grade
              where account_id = :account and course_id = :course
                and part in (select part from grade_release where course_id = :course)
              order by part
              """),
          entry(
              "roll-calls",
              """
              select turn.at, turn.drawn, mark.status, mark.points, mark.reason,
                appeal.text as objection, appeal.asked_at, appeal.answer, appeal.answered_at
              from roll_call_turn turn join roll_call call on call.id = turn.roll_call_id
              left join lateral (
                select * from standing_mark where turn_id = turn.id offset 0) mark on true
              left join roll_call_appeal appeal on appeal.turn_id = turn.id
              where turn.account_id = :account and call.course_id = :course order by turn.id
              """),
          entry(
              "reviews",
              """
              select review.submission_id, review.said, review.released_at,
                (select jsonb_agg(jsonb_build_object('cell', cell, 'from', line_from, 'to', line_to,
                   'said', comment.said) order by comment.id)
                 from review_comment comment where comment.review_id = review.id) as comments
              from review join submission on submission.id = review.submission_id
              join assignment_exercise asked on asked.id = submission.assignment_exercise_id
              join assignment on assignment.id = asked.assignment_id
              where submission.account_id = :account and assignment.course_id = :course
                and review.released_at is not null order by review.id
              """),
          entry(
              "fix-requests",
              """
              select request.submission_id, request.asked_at, request.due_at, request.deduction,
                request.settled_at, request.settled_with, request.waived_at, request.withdrawn_at,
                (select jsonb_agg(jsonb_build_object('kind', kind, 'said', event.said, 'at', event.at)
                   order by event.id)
                 from fix_event event where event.request_id = request.id) as events
              from fix_request request join submission on submission.id = request.submission_id
              join assignment_exercise asked on asked.id = submission.assignment_exercise_id
              join assignment on assignment.id = asked.assignment_id
              where submission.account_id = :account and assignment.course_id = :course
              order by request.id
              """),
          entry(
              "inquiries",
              """
              select inquiry.submission_id, inquiry.asked_at, inquiry.answered_at, inquiry.outcome,
                (select jsonb_agg(jsonb_build_object('kind', kind, 'said', said, 'at', message.at)
                   order by message.id)
                 from inquiry_message message where message.inquiry_id = inquiry.id) as messages
              from inquiry join assignment_exercise asked on asked.id = inquiry.exercise_id
              join assignment on assignment.id = asked.assignment_id
              where inquiry.account_id = :account and assignment.course_id = :course order by inquiry.id
              """),
          entry(
              "talks",
              """
              select talk.submission_id, talk.said, talk.invited_at, talk.answer, talk.answer_said,
                talk.answered_at, talk.held_on, talk.done_at, talk.withdrawn_at
              from talk join submission on submission.id = talk.submission_id
              join assignment_exercise asked on asked.id = submission.assignment_exercise_id
              join assignment on assignment.id = asked.assignment_id
              where submission.account_id = :account and assignment.course_id = :course order by talk.id
              """),
          entry(
              "questions",
              """
              select question.title, post.body, post.written_at, post.endorsed_at
              from question_post post join question on question.id = post.question_id
              where post.author_id = :account and question.course_id = :course
                and post.deleted_at is null and question.deleted_at is null order by post.id
              """),
          entry(
              "integrity-cases",
              """
              select subject, letter, notified_at, statement, stated_at, outcome, points, reason, decided_at
              from integrity_case
              where account_id = :account and course_id = :course and notified_at is not null order by id
              """),
          entry(
              "entries",
              """
              select competition.slug as competition, team.name as team, entry.id, entry.file_name,
                entry.received_at, entry.receipt, scoring.verdict,
                case when not scoring.held then scoring.score end as public_score
              from entry join team on team.id = entry.team_id
              join competition on competition.id = team.competition_id
              left join lateral (
                select * from standing_scoring where entry_id = entry.id offset 0) scoring on true
              where entry.account_id = :account and competition.course_id = :course
              order by entry.received_at
              """),
          entry(
              "trials",
              """
              select id, exercise, file_name, received_at, verdict from trial
              where account_id = :account and course_id = :course order by received_at
              """),
          entry(
              "runs",
              """
              select id, started_at, file_name, memo from experiment_run
              where account_id = :account and course_id = :course order by started_at
              """));

  private PersonalTables() {}
}

from datetime import date

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from secretariat.site.api.mounting import operations
from secretariat.site.api.page import api_page, openapi_json
from secretariat.site.pages import (
    agenda,
    anniversaries,
    body,
    business,
    campaigns,
    chairmanship,
    chairs,
    changes,
    commitment,
    commitments,
    coordinators,
    coverage,
    document,
    document_feed,
    feeds,
    help,
    history,
    history_export,
    home,
    joint,
    language,
    levels,
    line,
    meeting,
    meeting_feeds,
    meetings,
    met,
    news,
    news_feeds,
    offers,
    participants,
    party,
    person,
    practices,
    projects,
    redaction,
    release,
    report,
    review,
    rounds,
    search,
    sitting_documents,
    strategies,
    text,
    visit,
)
from secretariat.site.queries.meetings import FIRST_YEAR, LAST_YEAR


class _Form(StringConverter):
    """The form of a feed, as the end of its address."""

    regex = "ics|json|csv|atom"


class _NewsForm(StringConverter):
    regex = "atom|rss"


class _LanguageCode(StringConverter):
    """The code of a language: en, ru."""

    regex = "[a-z]{2,3}"


class _WrittenForm(StringConverter):
    regex = "pdf|docx"


class _ListedForm(StringConverter):
    regex = "pdf|docx|csv"


class _SharedForm(StringConverter):
    regex = "ics|json"


class _Month:
    """A month: 2026-03, as its first day."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> date:
        """Return the first day; ValueError, so that nothing is found, where there is no such month."""
        first = date.fromisoformat(f"{value}-01")
        if not FIRST_YEAR <= first.year <= LAST_YEAR:
            raise ValueError(value)
        return first

    def to_url(self, value: date | str) -> str:
        return value if isinstance(value, str) else f"{value:%Y-%m}"


register_converter(_Form, "form")
register_converter(_Month, "month")
register_converter(_SharedForm, "shared")
register_converter(_ListedForm, "listed")
register_converter(_WrittenForm, "written")
register_converter(_NewsForm, "news")
register_converter(_LanguageCode, "lang")

app_name = "site"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("help/", help.reading_a_page, name="help"),
    path("language/", language.choose, name="language"),
    path("bodies/", body.bodies, name="bodies"),
    path("bodies/<slug:slug>.json", body.body_json, name="body-json"),
    path("bodies/<slug:slug>/", body.body, name="body"),
    path("bodies/<slug:slug>/sources/", body.body_sources, name="body-sources"),
    path("bodies/<slug:slug>/changes/", changes.body_changes, name="body-changes"),
    path("bodies/<slug:slug>/commitments/", commitments.commitments, name="body-commitments"),
    path("bodies/<slug:slug>/focus.json", coverage.focus_json, name="focus-json"),
    path("bodies/<slug:slug>/focus.csv", coverage.focus_file, name="focus-csv"),
    path("bodies/<slug:slug>/focus/", coverage.focus, name="focus"),
    path("bodies/<slug:slug>/<slug:section>/", body.body_section, name="body-section"),
    path("parties/", party.parties, name="parties"),
    path("parties/<str:code>.json", party.party_json, name="party-json"),
    path("parties/<str:code>/", party.party, name="party"),
    path("parties/<str:code>/our-word.json", party.party_word_json, name="party-word-json"),
    path("parties/<str:code>/our-word/", party.party_word_page, name="party-word"),
    path("people/", person.people, name="people"),
    path("people/<slug:slug>.json", person.person_json, name="person-json"),
    path("people/<slug:slug>/", person.person, name="person"),
    path("people/<slug:slug>/met.json", met.of_person_json, name="person-met-json"),
    path("people/<slug:slug>/met/", met.of_person, name="person-met"),
    path("parties/<str:code>/met.json", met.of_party_json, name="party-met-json"),
    path("parties/<str:code>/met/", met.of_party, name="party-met"),
    path("bodies/<slug:slug>/meetings/<slug:kind>/", meetings.series, name="series"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<month:first>/", meetings.month, name="month"),
    path("anniversaries/", anniversaries.anniversaries, name="anniversaries"),
    path("feeds/anniversaries.ics", anniversaries.anniversaries_feed, name="anniversaries-feed"),
    path(
        "feeds/bodies/<slug:slug>/anniversaries.ics",
        anniversaries.anniversaries_feed,
        name="body-anniversaries-feed",
    ),
    path("feeds/documents.atom", document_feed.documents, name="documents-feed"),
    path("feeds/bodies/<slug:slug>/documents.atom", document_feed.documents, name="body-documents-feed"),
    path("feeds/meetings.ics", meeting_feeds.meetings, name="meetings-feed"),
    path("feeds/bodies/<slug:slug>/meetings.ics", meeting_feeds.meetings, name="body-meetings-feed"),
    path("feeds/parties/<str:code>/meetings.ics", meeting_feeds.meetings, name="party-meetings-feed"),
    path("feeds/people/<slug:person>/meetings.ics", meeting_feeds.meetings, name="person-meetings-feed"),
    path("feeds/meetings/<slug:public_id>.ics", meeting_feeds.meeting, name="meeting-feed"),
    path("meetings/<slug:public_id>.json", meeting.meeting_json, name="meeting-json"),
    path("meetings/<slug:public_id>/", meeting.meeting, name="meeting"),
    path("meetings/<slug:public_id>/agenda.json", agenda.agenda_json, name="agenda-json"),
    path("meetings/<slug:public_id>/agenda.pdf", agenda.agenda_pdf, name="agenda-pdf"),
    path("meetings/<slug:public_id>/agenda.docx", agenda.agenda_docx, name="agenda-docx"),
    path("meetings/<slug:public_id>/agenda/", agenda.agenda, name="agenda"),
    path(
        "meetings/<slug:public_id>/documents.json",
        sitting_documents.documents_json,
        name="meeting-documents-json",
    ),
    path(
        "meetings/<slug:public_id>/documents.zip",
        sitting_documents.documents_zip,
        name="meeting-documents-zip",
    ),
    path("meetings/<slug:public_id>/documents/", sitting_documents.documents, name="meeting-documents"),
    path(
        "meetings/<slug:public_id>/participants.json",
        participants.participants_json,
        name="participants-json",
    ),
    path(
        "meetings/<slug:public_id>/participants.<listed:form>",
        participants.participants_file,
        name="participants-file",
    ),
    path("meetings/<slug:public_id>/participants/", participants.participants, name="participants"),
    path("meetings/<slug:public_id>/report.json", report.report_json, name="report-json"),
    path("meetings/<slug:public_id>/report.<written:form>", report.report_file, name="report-file"),
    path("meetings/<slug:public_id>/report/", report.report, name="report"),
    path("agendas/<slug:public_id>/", agenda.sent_agenda, name="sent-agenda"),
    path("programmes/<slug:public_id>/", visit.sent_programme, name="sent-programme"),
    path("meetings/<slug:public_id>/programme.pdf", visit.programme_pdf, name="visit-pdf"),
    path("meetings/<slug:public_id>/programme.docx", visit.programme_docx, name="visit-docx"),
    path("meetings/<slug:public_id>/brief/", visit.brief, name="brief"),
    path("meetings/<slug:public_id>/brief.pdf", visit.brief_pdf, name="brief-pdf"),
    path("meetings/<slug:public_id>/release/", release.release, name="release"),
    path("meetings/<slug:public_id>/release.docx", release.release_docx, name="release-docx"),
    path("texts/<slug:public_id>.json", text.text_json, name="text-json"),
    path("texts/<slug:public_id>/", text.text, name="text"),
    path("commitments.json", commitments.commitments_json, name="commitments-json"),
    path("commitments.csv", commitments.commitments_csv, name="commitments-csv"),
    path("commitments/", commitments.commitments, name="commitments"),
    path("commitments/mine/", commitments.mine, name="my-commitments"),
    path("commitments/<slug:public_id>.json", commitment.commitment_json, name="commitment-json"),
    path("commitments/<slug:public_id>/", commitment.commitment, name="commitment"),
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/<slug:public_id>.json", campaigns.campaign_json, name="campaign-json"),
    path("campaigns/<slug:public_id>.csv", campaigns.campaign_csv, name="campaign-csv"),
    path("campaigns/<slug:public_id>/", campaigns.campaign, name="campaign"),
    path("business/", business.business, name="business"),
    path("business/rounds/<slug:public_id>.csv", rounds.round_csv, name="round-csv"),
    path("business/rounds/<slug:public_id>/", rounds.round_, name="round"),
    path(
        "business/rounds/<slug:public_id>/timetables/<str:code>/",
        rounds.round_timetable,
        name="round-timetable",
    ),
    path("business/offers.json", offers.offers_json, name="offers-json"),
    path("business/offers/", offers.offers, name="offers"),
    path("business/offers/<slug:public_id>.json", offers.offer_json, name="offer-json"),
    path("business/offers/<slug:public_id>/", offers.offer, name="offer"),
    path("business/councils/<slug:slug>/", business.council, name="council"),
    path(
        "business/consultations/<slug:public_id>.json", business.consultation_json, name="consultation-json"
    ),
    path("business/consultations/<slug:public_id>/", business.consultation, name="consultation"),
    path("practices.json", practices.practices_json, name="practices-json"),
    path("practices.csv", practices.practices_csv, name="practices-csv"),
    path("practices/", practices.practices, name="practices"),
    path("practices/<slug:public_id>.json", practices.practice_json, name="practice-json"),
    path("practices/<slug:public_id>/", practices.practice, name="practice"),
    path("projects.json", projects.projects_json, name="projects-json"),
    path("projects.csv", projects.projects_csv, name="projects-csv"),
    path("projects/iati.xml", projects.projects_iati, name="projects-iati"),
    path("projects/", projects.projects, name="projects"),
    path("projects/calls/<slug:public_id>/", projects.call, name="project-call"),
    path("projects/<slug:public_id>.json", projects.project_json, name="project-json"),
    path("projects/<slug:public_id>/", projects.project, name="project"),
    path("news/", news.news, name="news"),
    path("news.json", news.news_json, name="news-json"),
    path("news/<slug:public_id>.json", news.notice_json, name="notice-json"),
    path("news/<slug:public_id>/", news.notice, name="notice"),
    path("news/<slug:public_id>/<lang:language>/", news.notice, name="notice-in"),
    path("news/<slug:public_id>/preview/<lang:language>/", news.preview, name="notice-preview"),
    path("news/<slug:public_id>/pictures/<slug:picture>", news.picture, name="notice-picture"),
    path("feeds/news.<news:form>", news_feeds.news, name="news-feed"),
    path("feeds/news.<lang:language>.<news:form>", news_feeds.news, name="news-feed-in"),
    path("feeds/bodies/<slug:slug>/news.<news:form>", news_feeds.news, name="body-news-feed"),
    path(
        "feeds/bodies/<slug:slug>/news.<lang:language>.<news:form>", news_feeds.news, name="body-news-feed-in"
    ),
    path("strategies.json", strategies.strategies_json, name="strategies-json"),
    path("strategies/", strategies.strategies, name="strategies"),
    path("strategies/<slug:public_id>.json", strategies.strategy_json, name="strategy-json"),
    path("strategies/<slug:public_id>/", strategies.strategy, name="strategy"),
    path("reviews/<slug:public_id>.json", review.review_json, name="review-json"),
    path("reviews/<slug:public_id>/", review.review, name="review"),
    path("strategies/<slug:public_id>/coverage.json", coverage.coverage_json, name="coverage-json"),
    path("strategies/<slug:public_id>/coverage.csv", coverage.coverage_file, name="coverage-csv"),
    path("strategies/<slug:public_id>/coverage/", coverage.coverage, name="coverage"),
    path("priorities/<slug:public_id>.json", strategies.priority_json, name="priority-json"),
    path("priorities/<slug:public_id>/", strategies.priority, name="priority"),
    path("levels.json", levels.levels_json, name="levels-json"),
    path("levels.csv", levels.levels_file, name="levels-csv"),
    path("levels/", levels.levels, name="levels"),
    path("changes/", changes.changes, name="changes"),
    path("chairs/", chairs.chairs, name="chairs"),
    path("coordinators.json", coordinators.coordinators_json, name="coordinators-json"),
    path("coordinators/", coordinators.coordinators, name="coordinators"),
    path("joint/", joint.joint_list, name="joint-initiatives"),
    path("joint/<slug:public_id>.json", joint.joint_json, name="joint-initiative-json"),
    path("joint/<slug:public_id>.ics", joint.joint_feed, name="joint-initiative-feed"),
    path("joint/<slug:public_id>/", joint.joint, name="joint-initiative"),
    path("chairs/at-once/<slug:one>/<slug:other>.ics", joint.cross_chair_feed, name="cross-chair-feed"),
    path("chairs/at-once/<slug:one>/<slug:other>/", joint.cross_chair, name="cross-chair"),
    path("chairs/at-once/", feeds.cross_chairs_page, name="cross-chairs"),
    path("feeds/chairs.<form:form>", feeds.chairs, name="chairs-feed"),
    path("feeds/bodies/<slug:slug>/chairs.<form:form>", feeds.chairs, name="body-chairs-feed"),
    path("feeds/parties/<str:code>/chairs.<form:form>", feeds.chairs, name="party-chairs-feed"),
    path("feeds/chairs-at-once.<shared:form>", feeds.cross_chairs, name="cross-chairs-feed"),
    path(
        "feeds/parties/<str:code>/chairs-at-once.<shared:form>",
        feeds.cross_chairs,
        name="party-cross-chairs-feed",
    ),
    path("chairmanships/<slug:public_id>.json", chairmanship.chairmanship_json, name="chairmanship-json"),
    path("chairmanships/<slug:public_id>/", chairmanship.chairmanship, name="chairmanship"),
    path("chairmanships/<slug:public_id>/report.json", chairmanship.report_json, name="closing-report-json"),
    path("chairmanships/<slug:public_id>/report/", chairmanship.report, name="closing-report"),
    path("documents/", document.documents, name="documents"),
    path("documents/<slug:public_id>.json", document.document_json, name="document-json"),
    path("documents/<slug:public_id>/", document.document, name="document"),
    path("history/", history.history, name="history"),
    path("history/export/", history_export.history_export, name="history-export"),
    path(".well-known/secretariat-history.json", history_export.history_keys, name="history-keys"),
    path("history/redact/", redaction.redact, name="redact"),
    path("history/mine/", history.my_history, name="my-history"),
    path("history/by/<slug:public_id>/", history.history_by, name="history-by"),
    path("history/<slug:kind>/<str:of>/", history.history_of, name="history-of"),
    path("lines/<slug:public_id>.json", line.line_json, name="line-json"),
    path("lines/<slug:public_id>/", line.line, name="line"),
    path("api/", api_page, name="api"),
    path("api/v1/openapi.json", openapi_json, name="api-openapi"),
    *operations(),
]

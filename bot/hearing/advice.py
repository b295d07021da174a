"""Asks for advice or a decision on a case of one's own. A general question told as a story is a question."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import phrases
from bot.hearing.text import Text

_DECIDE = phrases("""
    should|shall|shud i|we|my_son|my_daughter|my_husband|my_wife|he|she !ask|expect|know|use|worry|look_for|check|say_to_members|tell_members|disclose_ai|be_told|be_asking
    should|shall|ought|better i ~1 just|go|accept|sign|take|appeal|resign|quit|leave|settle|apologise|admit|deny|complain|walk|tell|report|refuse|plead|attend|fight
    do|did i ~1 sign|accept|appeal|go|tell|take|deny|hand|pay|refuse|bother|resign|quit|admit|correct|settle|walk|turn_up|apologise|confess|keep_quiet|complain|confront|hold|fight|stay|leave|plead|show|own|pay_up|put_my_hand_up|attend|turn|withdraw|reject|drop|agree|mention|own_up|come_clean|put_in|ring_in_sick|let_it|challenge|delete|bring_it_up|report_her|report_him|dig
    what|wot|whit do|should|shall|can|would|will|must i ~1 do|say|write|tell|put|bring ~1 now|next|in_my|in_the|to|when|at|if|about_my|$ ~5 !to_members|to_management|to_colleagues
    what ~1 i do
    is|would it|it_be ~1 worth|better|wise|best|sensible|stupid|daft|mad|risky|safe_for|a_mistake|in_my_interest ~2 me|to|suing|appealing|fighting|going|complaining|putting|it|raising|my|taking|if_i|for_me|resigning
    worth ~1 me|suing|appealing|fighting|going_to|taking|raising|putting|it_to_appeal|claiming|contesting
    my|are|whats|what_are|have_i|any|the chances|chance|odds|prospects ~3
    will|would|could|am|can|might i ~2 win|get_sacked|lose_my_pin|be_sacked|be_dismissed|get_the_sack|be_struck|get_my_job|get_done|get_fired|going_to_win|going_to_lose|be_fired|get_compensation|going_to_get_sacked|still_put|still_claim|still_appeal|get_it_back
    whos going|gonna to? win
    is|have|do|got my|i|we ~1 case|claim|a_case|a_claim|appeal|grievance|leg_to_stand|grounds ~1 strong|weak|good|worth|likely|here|$|against|for|any|to
    take it or|and not|leave|run|fight|go
    accept|sign|take|appeal|go|fight|settle|resign|stay|apply|pay|tell|ask|say_everyone|complain|deny|attend|admit|plead ~9 or ~2 hold|not|walk|refuse|dig|let|leave|lie|confront|settle|stay|go|keep|run|fight|wait|say|just_go|reject|resign|quit|drop|keep_it|refuse|get_another
    or ~1 hold_out|let_it_lie|keep_quiet|keep_quit|walk_away|leave_it|say_nothing|dig_my_heels|keep_it|hold_my_tongue|just_leave|ride_it_out|stick_it_out|go_quietly|let_it_go|stay_put
    am|was|have|were|is i|i_been|he|she ~2 constructively|unfairly|wrongly|illegally|unlawfully|fairly ~1 dismissed|selected|sacked|treated|suspended
    how much|what compensation|should|can|could|would|will|do ~3 i ~2 ask|get|claim|settle|sue|entitled|expect
    how do i get|win|save|keep|fight|beat|defend my|this|it ~2 job|case|appeal|myself|disciplinary|hearing|sacking|back|tribunal|grievance
    will|can|could|would you|someone|u|a_rep ~1 come|represent|write|look_at|read|defend|help_me_write|check|draft|fight|handle|take_on|advise ~3 me|with|my|case|statement|grievance|letter|et1|appeal|contract|for_me
    which|what one|option|way|should|would|do ~2 i ~1 pick|choose|take|go|do|best
    heres my
    word for word
    can i refuse|ignore|get_out|still|sue|miss|skip|not_go|claim ~1 to|the|my|them|him|her|put_in ~3 meeting|hearing|interview|investigation|disciplinary|tribunal|redundancy|employer|boss|company|council
    would|wid|wud|what_would you ~1 do|go|sign|take|accept|just|appeal|settle|resign
    what|whats ~1 best ~1 thing|way|move|option|course ~2 for_me|to_do|should_i|i_should|if_im
    my rep|solicitor|steward|barrister ~12 is he|she right|wrong
    is my ~3 solicitor|lawyer better|worse
    need|want|after|looking_for|give_me|some|get advice ~2 on|about|for|re ~2 my|me|case|a|this
    advise me
    what|anything can i do ~2 about|to ~3 my|me|save|stop_them_sacking
    can|could they|he|she|it ~2 sack|dismiss|fire|discipline me ~2 for|over|because|if ~6 $
    do|have|did i ~1 lose|forfeit|wreck|harm|blow ~2 case|claim|chance|appeal|job
    i sue
    what ~1 my son|daughter|husband|wife|mate ~2 do|say
""")

_MY_CASE = phrases("""
    my|me|mine|im|ive|i|me ~8 disciplinary|grievance|hearing|tribunal|suspended|suspension|dismissal|appeal|investigation|settlement|redundancy|final_warning|capability|et1|acas|accused|at_risk|pip|improvement_plan|final_written|gross_misconduct|fact_finding|conciliation|compromise_agreement|resign|resignation|notice|redeployment|got_the_push|constructive*|unfair_dismissal|struck_off|pay_off|deal|offer|offered|contract|tupe|statement|panel|solicitor|court|suing|sue|sacking|rejected|demoted|flexible_working|compensation
    disciplinary|grievance|hearing|tribunal|suspended|dismissed|sacked|investigation|settlement|acas|suing|final_written|fact_finding|redeployment|redundancy|pip|capability ~10 my|me|i|im|ive|tomorrow|monday|friday|wednesday|thursday|tuesday|today|deadline
    they|theyve|hr|boss|manager|management|acas|theyre|company|council|trust|employer ~3 offered|sacked|accused|suspended|dismissed|given|gave|want|wants|cut|told|called|put|flagged|rang|let|invited|told_me ~3 me|my|us|i
    my|the meeting|appeal|hearing|interview|disciplinary|probation|panel|review|investigation|grievance ~3 is|was|on|tomorrow|friday|monday|today|tuesday|wednesday|thursday|about|in|got
    got|have|ive|had ~3 meeting|hearing|disciplinary|investigation|grievance|review|appeal|warning|letter|interview ~5
    been|was|got|getting|being|am|im|were ~2 sacked|dismissed|suspended|accused|disciplined|fired|investigated|offered|called|made_redundant|let_go|marked_down|flagged|deactivated|cut_off|demoted|failed|selected|turned_down
    my ~2 case|claim|solicitor|rep|dismissal|statement|contract|job|sacking|manager|team_leader|boss|hr|probation|colleague|son|daughter
    sign|signing ~6 by|until|deadline|5pm|friday|monday|back|it|contract|agreement|statement|plan
    failed my|me
    at risk letter
    owe back|them
    shall i|we tell|ask
    insurance solicitor
    my_grievance
    cut me off
    grand|£|k|thousand ~3 to|go|if|offered
    papers|press|journalist|whistleblow|newspaper
    a mortgage
    walk out
    i ~1 refused|admitted|lied ~10
    four closes
    quit
""")

_CERTAIN = phrases("""
    whats|what_are my chances|odds|prospects
    is my case|claim strong|any_good|good|weak|worth
    should|shall|do i ~1 sign|accept|settle|resign|quit|appeal|plead|take_the_deal|take_the_money|hand_in_my_notice|walk_out|sue|go_to_tribunal|take_them_to|take_it_to|withdraw|drop_my|admit|deny|turn_up|go_off_sick|ring_in_sick|call_in_sick
    how much compensation|should_i_ask
    take it or not
    am i being constructively
    was i unfairly|fairly
    will i win|lose|get_sacked|be_sacked|get_the_sack|be_dismissed|get_fired|lose_my_pin|get_done
    get my job back
    still put in|bring|lodge|file a ~1 tribunal|claim|grievance|appeal
    will|can|could you ~1 come with|represent|defend|act_for ~1 me
    heres my et1|appeal|statement|grievance|claim|letter
    can i sue|win
    worth ~1 me|suing|appealing ~1 suing|raising|appealing|the|a|them|taking|putting
    advise me on
    i ~2 take_them_to|take_it_to court|tribunal
""")

_GENERAL = phrases("""
    generally|in_general ~1
    what|whats|which|how|are|is|do|does|can|should ~3 law|rules|rights|policy|guidance|best_practice|good_practice|research|protections|evidence|regulated|covered ~9 $
    should|must|can|could|do|does|are|will|may ~1 employers|unions|workers|staff|companies|management|practices|members|students|reps|firms|agency_workers|managers|apprentices|employees|people|data|bosses
    what|which ~3 should|can|do|would|could we|unions|reps|union|staff_side|staff|members|branches|they|employers
    are there|any|model rules|law|laws|agreements|protections|guidance|limits|model
    is there a|any law|laws|rule|right|rules|bill|guidance|protection|clause
    what|whats|how|who ~1 is|does|do|are|did|makes|sets ~4 mean|say|work|about|actually|unions
    can|could|are|may they|it|employers|my_boss|my_employer ~3 legally|lawful|lawfully|allowed
    the agreement|draft|deal|motion|clause|union_policy
    how|what ~1 can unions|we|members|reps
""")
_LONG = 14


def asks_for_advice(text: Text) -> bool:
    """A decision asked for, and a case of one's own; a general question at the end speaks against it."""
    if _CERTAIN(text) and not (_GENERAL(text) and len(text.words) > _LONG):
        return True
    return _DECIDE(text) and _MY_CASE(text) and not _GENERAL(text)

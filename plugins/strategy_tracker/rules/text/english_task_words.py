"""Words by which an English task is told to be concrete or vague; lower case."""

# A word list reads better as one text than as a column of quoted words.
# ruff: noqa: SIM905

# Verbs without an end.
WEAK = frozenset(
    "become remain come contact talk sort speak meet chat seek aim strive endeavour endeavor embrace "
    "showcase highlight "
    "inspire reinforce position "
    "broaden widen "
    "energize mobilize mobilise cooperate partner team chase pursue tap stimulate educate inform "
    "listen respond "
    "react adapt assess observe care serve welcome interact activate advise guide solidify supervise "
    "direct "
    "support advocate liaise champion improve do work help drive manage follow engage coordinate "
    "boost optimize optimise "
    "handle continue assist increase oversee promote ensure collaborate look monitor enhance be "
    "maintain strengthen grow develop explore facilitate push keep participate contribute align "
    "liaise communicate market raise build generate focus leverage maximize maximise expand "
    "accelerate foster lead own run take try provide stay deal get make think consider discuss "
    "review check plan prepare research understand investigate encourage nurture "
    "deliver execute implement streamline elevate amplify advance cultivate deepen empower "
    "enable reach attract convert retain track attend address give perform conduct "
    "advertise socialise socialize network brainstorm ideate evangelize spread sustain tackle "
    "upgrade refine revamp scale ramp step strategize strategise iterate involve spearhead "
    "champion leverage watch learn discover unlock influence create start begin organise "
    "organize update share use responsible supporting helping managing driving improving "
    "working doing handling following coordinating engaging overseeing promoting increasing "
    "boosting optimizing optimising ensuring monitoring marketing ongoing continuous general "
    "continued various day-to-day daily regular".split()
)

GENERIC = frozenset(
    "the a an our all and or of on for in to with by from at up out into as across over through "
    "more better new any some other various general ongoing daily regular overall "
    "launch seo sem marketing content sales awareness brand branding social media customers "
    "customer clients client community engagement website site pr promotion promotions event "
    "events visibility activities activity "
    "campaign campaigns product products responsible stakeholder stakeholders management "
    "partners partner partnership partnerships support performance experience team teams work "
    "tasks things stuff efforts effort "
    "initiative initiatives project projects leads lead market markets communication "
    "communications comms channels channel strategy strategic growth digital traffic conversion "
    "conversions conversion-rate rate rates "
    "quality process processes smooth smoothly execution efficiency relationships relationship "
    "presence online offline email advertising ads ad demand pipeline revenue loyalty retention "
    "satisfaction reach "
    "impressions followers audience audiences users user needs requests issues operations "
    "everything needed necessary required ad-hoc hoc department departments internal external "
    "cross-functional alignment "
    "collaboration coordination follow-up followup with where possible creative outreach "
    "influencer influencers reputation image value message messaging story key important "
    "closely effectively proactively "
    "continuously actively regularly properly well good great best practices synergy synergies "
    "momentum buzz interest trust thought leadership collateral materials assets stakeholder's "
    "opportunities opportunity insights data analytics competitor competitors competition "
    "trends industry development business company's company them it this that these visual "
    "visuals "
    "optimisation optimization improvement improvements enhancement promotion's holiday quarter "
    "season seasonal q1 q2 q3 q4 us their his her related matters administrative duties admin "
    "sentiment goals objectives kpis results impact roi vendors vendor agency agencies "
    "suppliers ideas idea research plans planning next steps store stores retail trade fair "
    "show shows sponsorships "
    "relations supplier vendor crisis donors donor sponsors sponsor members member visitors visitor "
    "tourists residents readers fans "
    "businesses "
    "influence wording setup wrap-up standards consistency compliance safety "
    "creation curation creative creatives planning scheduling reporting networking sector region "
    "community-wide "
    "issue problem bug bugs misc miscellaneous chores logistics prep paperwork matter networks "
    "ensure go-to-market gtm acquisition nurturing nurture paid organic search local global "
    "regional national international and/or etc closely".split()
)

DELIVERABLES = frozenset(
    "venue walkthrough inspection dry-run invoice "
    "photo photos picture pictures page pages copy deck brochure video videos newsletter blog post "
    "posts article articles "
    "report dashboard template templates guide playbook form survey banner banners flyer flyers "
    "poster posters press "
    "kit release calendar brief script scripts storyboard landing webinar workshop ebook "
    "whitepaper testimonial testimonials case study studies list sheet contract booth sign-up "
    "checkout faq faqs tutorial podcast "
    "ga4 pixel utm tracking sitemap redirects schema tags integration app sdk api crm hubspot "
    "salesforce sequence sequences workflow workflows persona personas budget proposal agenda "
    "invitation invitations "
    "catalogue catalog menu packaging label labels logo signage giveaway samples coupon coupons "
    "voucher vouchers pricing headline headlines headings subject footer header cta button "
    "buttons link links "
    "thumbnails infographic infographics one-pager onepager datasheet battlecard battlecards "
    "slides presentation keynote speech rehearsal checklist spreadsheet glossary style-guide "
    "styleguide transcript "
    "transcripts captions subtitles ads.txt meta keywords title titles alt-text inventory "
    "shipment rfp rfq sow nda invoice invoices".split()
)

DELIVERING = frozenset(
    "plan publish send redesign write set draft record launch book interview migrate create "
    "sign translate test design build train order submit configure run prepare fix hire "
    "negotiate ship schedule "
    "finalize finalise audit rewrite release post email mail print film shoot edit produce "
    "install deploy add remove replace host hold recruit invite onboard compile analyze analyse "
    "map document define "
    "announce distribute register apply renew cancel close open complete finish present pitch "
    "brief commission deliver update upload upgrade convert segment import export clean merge "
    "archive "
    "survey call visit demo roll segment tag automate integrate connect rebuild refresh rename "
    "localise localize photograph sponsor secure sell collect gather organize organise place "
    "buy purchase "
    "approve select choose pick shortlist evaluate benchmark compare a/b split develop "
    "implement conduct sync transcribe caption label pack deploy pilot prototype wireframe "
    "sketch storyboard file "
    "issue invoice reconcile pay confirm arrange reserve enroll enrol transfer switch delete "
    "retire sunset consolidate syndicate republish outline review identify research".split()
)

# How often, but not how many: "post more".
MORE_OF = frozenset("more regularly often frequently consistently better".split())

# What may stand before the verb.
BEFORE_VERB = frozenset(
    "please to also and the better continue continuously actively proactively jointly".split()
)

FUNCTION_WORDS = frozenset("the a an our all any some and or of on for in to with by from at up out".split())

# With one of these the thing that the verb is about is complete.
ENDS_OBJECT = frozenset(
    "with for to in on at by from through across among between into of that which so and via as when "
    "where during throughout around within against over under about towards toward".split()
)

# "Fix website issue": which one, nobody knows.
TROUBLES = frozenset("issue issues problem problems bug bugs things stuff matters tasks".split())

# These end only at a thing that can be had: "identify incentives" ends nowhere.
ARRANGING = frozenset(
    "develop build identify establish implement organise organize plan research review investigate "
    "create define analyse analyze collect gather evaluate select choose arrange conduct put use find "
    "examine consider assess".split()
)

# Verbs without an end that end where their object does: "prepare the deck".
MAY_END = frozenset(
    "raise contact talk speak meet chat run create organise organize conduct deliver perform update prepare "
    "plan review check share put build start begin make get take attend do own try come sort use "
    "implement execute research investigate brainstorm ideate address convert revamp upgrade refine "
    "step learn watch observe assess listen track educate".split()
)

# Not even with "a" before them are these things.
NO_THING = frozenset(
    "ways means approaches presence culture sense focus environment understanding climate spirit voice "
    "relationship relationships incentives pressure ties links synergies profile".split()
)

# Nouns of qualities and doings.
ABSTRACT_ENDINGS = tuple("ness ship ships ity ities ance ence ment ion".split())

# Where something is done, not what.
PLATFORMS = frozenset(
    "linkedin instagram facebook youtube tiktok google twitter weibo wechat douyin pinterest amazon".split()
)

# "Open and clean communications": no verbs there.
ALSO_ADJECTIVES = frozenset("open complete present secure clean close".split())

# Nouns of qualities alone.
QUALITY_ENDINGS = ("ness", "ity", "ship")

# Whatever these are about, nobody can say when it is done.
ENDLESS = WEAK - MAY_END - ARRANGING

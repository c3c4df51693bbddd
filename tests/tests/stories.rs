//! Stories of the product, told through the command table on a real book. Where a story shows a requirement, its name
//! begins with the number of it.

#[path = "stories/addenda.rs"]
mod addenda;
#[path = "stories/advice.rs"]
mod advice;
#[path = "stories/as_at.rs"]
mod as_at;
#[path = "stories/bank.rs"]
mod bank;
#[path = "stories/billing.rs"]
mod billing;
#[path = "stories/board.rs"]
mod board;
#[path = "stories/bookings.rs"]
mod bookings;
#[path = "stories/cash.rs"]
mod cash;
#[path = "stories/change_orders.rs"]
mod change_orders;
#[path = "stories/chosen.rs"]
mod chosen;
#[path = "stories/client_money.rs"]
mod client_money;
#[path = "stories/clients_in.rs"]
mod clients_in;
#[path = "stories/corners.rs"]
mod corners;
#[path = "stories/corrections.rs"]
mod corrections;
#[path = "stories/credits.rs"]
mod credits;
#[path = "stories/deposits.rs"]
mod deposits;
#[path = "stories/discounts.rs"]
mod discounts;
// Modes, limits and mounts are set by a shell, in a process of its own.
#[cfg(unix)]
#[path = "stories/disks.rs"]
mod disks;
#[path = "stories/disputes.rs"]
mod disputes;
#[path = "stories/dossiers.rs"]
mod dossiers;
#[path = "stories/early_payments.rs"]
mod early_payments;
#[path = "stories/einvoices.rs"]
mod einvoices;
#[cfg(target_os = "linux")]
#[path = "stories/enclosures.rs"]
mod enclosures;
#[path = "stories/evidence.rs"]
mod evidence;
#[path = "stories/exchange_gains.rs"]
mod exchange_gains;
#[path = "stories/exposure.rs"]
mod exposure;
#[path = "stories/figures.rs"]
mod figures;
#[path = "stories/history.rs"]
mod history;
#[path = "stories/home_tax.rs"]
mod home_tax;
#[path = "stories/house_style.rs"]
mod house_style;
#[path = "stories/judged_mails.rs"]
mod judged_mails;
#[path = "stories/lists.rs"]
mod lists;
// The mail server of these stories is installed on Linux.
#[cfg(target_os = "linux")]
#[path = "stories/mail_host.rs"]
mod mail_host;
#[path = "stories/mails.rs"]
mod mails;
#[path = "stories/next.rs"]
mod next;
#[path = "stories/notices.rs"]
mod notices;
#[path = "stories/numbers.rs"]
mod numbers;
#[path = "stories/offers.rs"]
mod offers;
#[cfg(target_os = "linux")]
#[path = "stories/outbox.rs"]
mod outbox;
#[path = "stories/pages.rs"]
mod pages;
#[path = "stories/papers.rs"]
mod papers;
#[path = "stories/payment_parts.rs"]
mod payment_parts;
#[path = "stories/payments.rs"]
mod payments;
#[path = "stories/plans.rs"]
mod plans;
#[path = "stories/promptness.rs"]
mod promptness;
#[path = "stories/readers.rs"]
mod readers;
#[path = "stories/refusals.rs"]
mod refusals;
#[path = "stories/reminders.rs"]
mod reminders;
#[path = "stories/report_lists.rs"]
mod report_lists;
#[path = "stories/reports.rs"]
mod reports;
#[path = "stories/retention.rs"]
mod retention;
#[path = "stories/reuse.rs"]
mod reuse;
#[path = "stories/reviews.rs"]
mod reviews;
#[path = "stories/road.rs"]
mod road;
#[path = "stories/sample_book.rs"]
mod sample_book;
#[path = "stories/scripts.rs"]
mod scripts;
#[path = "stories/searches.rs"]
mod searches;
#[cfg(target_os = "linux")]
#[path = "stories/sending.rs"]
mod sending;
#[path = "stories/statements.rs"]
mod statements;
#[path = "stories/status.rs"]
mod status;
#[path = "stories/world.rs"]
mod world;
#[path = "stories/world_wide.rs"]
mod world_wide;
#[path = "stories/year_packs.rs"]
mod year_packs;

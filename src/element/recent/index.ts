/** Addresses that were picked last on this device. */
export { RecentList } from './recent-list.ts';

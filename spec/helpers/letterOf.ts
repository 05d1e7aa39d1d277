export { letterOf } from 'rxagents/testing';
